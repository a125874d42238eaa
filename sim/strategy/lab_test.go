package strategy

import (
	"fmt"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

const (
	second = netsim.Second
	oneWay = 100 * netsim.Millisecond // delay of every link of a lab
)

// lab is a network of a real node, n0, and of neighbours that say only what a test has them say.
type lab struct {
	*netsim.Network
	t      testing.TB
	config *node.Config
	n      *node.Node
}

// stranger writes down what it is told, in its words and with its size, and the heights of the
// blocks that it is sent.
type stranger struct {
	heard  []string
	blocks string
	txs    []*chain.Tx
}

func (s *stranger) Handle(env *netsim.Env, p netsim.Packet) {
	m, ok := p.Msg.(node.Message)
	if !ok {
		return
	}
	s.heard = append(s.heard, fmt.Sprintf("%v %v %s %d bytes", env.At(), env.ID(), m.Words(), m.Size()))
	switch m := m.(type) {
	case node.BlockMessage:
		s.blocks += fmt.Sprint(m.Block.Height())
	case node.TxMessage:
		s.txs = append(s.txs, m.Tx)
	}
}

func labKey(i int) chain.Key { return chain.NewKey([32]byte{30: byte(i >> 8), 31: byte(i) + 1}) }

// newLab links n0 with so many strangers. Blocks are as easy as can be, and the coin of genesis
// belongs to n0.
func newLab(t testing.TB, relay string, strangers int) *lab {
	t.Helper()
	params := chain.DefaultParams()
	params.Retarget = chain.RetargetNone
	params.GenesisAddress = labKey(0).Address()
	store, err := chain.NewStore(params)
	if err != nil {
		t.Fatal(err)
	}
	mode, err := node.ParseRelay(relay)
	if err != nil {
		t.Fatal(err)
	}
	l := &lab{
		Network: netsim.New(netsim.Config{Seed: 1, Exec: netsim.Serial}),
		t:       t,
		config:  &node.Config{Store: store, Base: store.Genesis(), Relay: mode, RequestTimeout: 20 * second, KeepAlive: 30 * second},
	}
	t.Cleanup(l.Close)
	l.n = l.addNode()
	for range strangers {
		l.link(0, l.Add(&stranger{}))
	}
	return l
}

func (l *lab) addNode() *node.Node {
	key := labKey(l.Nodes())
	n := node.New(l.config, chain.AllRules(), key)
	l.config.Payees = append(l.config.Payees, key.Address())
	l.Add(n)
	return n
}

func (l *lab) link(a, b netsim.NodeID) {
	l.t.Helper()
	l.ok(l.Link(a, b, netsim.LinkParams{Delay: oneWay}))
}

func (l *lab) ok(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

func (l *lab) run(d netsim.Time) { l.AdvanceTo(l.Now() + d) }

// takeUp has n0 follow a strategy.
func (l *lab) takeUp(s node.Strategy) {
	l.Call(0, func(env *netsim.Env) { l.n.SetStrategy(env, s) })
}

// says has a stranger tell n0 something, and waits until all answers to it have arrived.
func (l *lab) says(from netsim.NodeID, messages ...netsim.Message) {
	l.Call(from, func(env *netsim.Env) {
		for _, m := range messages {
			env.Send(0, m)
		}
	})
	l.run(2*oneWay + 1)
}

// finds has a node take a block as one of its own.
func (l *lab) finds(id netsim.NodeID, block *chain.Entry) {
	l.Call(id, func(env *netsim.Env) { env.After(0, node.BlockMessage{Block: block}) })
	l.run(oneWay + 1)
}

// blocks returns the heights of the blocks that a stranger was sent since the last time: "12".
func (l *lab) blocks(id netsim.NodeID) string {
	s := l.Handler(id).(*stranger)
	blocks := s.blocks
	s.blocks = ""
	return blocks
}

// mine makes a valid block of which no node knows; different salts make rivals.
func (l *lab) mine(parent *chain.Entry, salt int, txs ...*chain.Tx) *chain.Entry {
	l.t.Helper()
	pool := chain.NewMempool(chain.MempoolConfig{})
	for _, tx := range txs {
		l.ok(pool.Add(tx, parent, chain.AllRules(), 0))
	}
	template := chain.NewTemplate(parent, pool, labKey(salt).Address())
	nonce, at := uint64(0), parent.Block().Header.Time+1
	for !template.Try(nonce, at) {
		nonce++
	}
	block, err := l.config.Store.Add(template.Block(nonce, at))
	l.ok(err)
	return block
}

func (l *lab) genesis() *chain.Entry { return l.config.Store.Genesis() }
