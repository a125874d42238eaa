package node

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

const (
	second  = netsim.Second
	oneWay  = 100 * netsim.Millisecond // delay of every link of a lab
	timeout = 20 * second
	silence = 30 * second
)

// lab is a network of one real node, n0, whose neighbours are strangers that say
// only what a test has them say and write down what they hear. Further real nodes
// can be added.
type lab struct {
	*netsim.Network
	t         testing.TB
	config    *Config
	n         *Node
	strangers []*stranger // by number; nil for real nodes
}

// stranger writes down what it is told.
type stranger struct{ heard []string }

func (s *stranger) Handle(_ *netsim.Env, p netsim.Packet) {
	if m, ok := p.Msg.(netsim.Message); ok {
		s.heard = append(s.heard, words(m))
	}
}

// words names a message: "inv h2", "tx", "blocks h1-h200 more".
func words(m netsim.Message) string {
	name := m.(Message).Spec().Name
	switch m := m.(type) {
	case Inv:
		return name + " " + itemWords(m.Item)
	case GetData:
		name += " " + itemWords(m.Item)
		if m.Compact {
			name += " compact"
		}
	case BlockMessage:
		return fmt.Sprintf("%s h%d", name, m.Block.Height())
	case CompactBlock:
		return fmt.Sprintf("%s h%d", name, m.Block.Height())
	case GetBlockTxn:
		name = fmt.Sprintf("%s h%d %v", name, m.Block.Height(), m.Indexes)
		if m.Payload {
			name += " payload"
		}
	case BlockTxn:
		return fmt.Sprintf("%s h%d %d %dB", name, m.Block.Height(), len(m.Txs), m.Payload)
	case Tip:
		return fmt.Sprintf("%s h%d", name, m.Block.Height())
	case Headers:
		name = fmt.Sprintf("%s h%d", name, m.Blocks[0].Height())
		if last := m.Blocks[len(m.Blocks)-1]; last != m.Blocks[0] {
			name += fmt.Sprintf("-h%d", last.Height())
		}
	case Blocks:
		if len(m.Blocks) == 0 {
			return name
		}
		name = fmt.Sprintf("%s h%d-h%d", name, m.Blocks[0].Height(), m.Blocks[len(m.Blocks)-1].Height())
		if m.More {
			name += " more"
		}
	}
	return name
}

func itemWords(i Item) string {
	if i.Block != nil {
		return fmt.Sprintf("h%d", i.Block.Height())
	}
	return "tx"
}

func labKey(i int) chain.Key { return chain.NewKey([32]byte{30: byte(i >> 8), 31: byte(i) + 1}) }

// newLab links n0 with so many strangers. Blocks are as easy as can be, and the
// coin of genesis belongs to n0.
func newLab(t testing.TB, relay string, strangers int) *lab {
	t.Helper()
	params := chain.DefaultParams()
	params.Retarget = chain.RetargetNone
	params.GenesisAddress = labKey(0).Address()
	store, err := chain.NewStore(params)
	if err != nil {
		t.Fatal(err)
	}
	mode, err := ParseRelay(relay)
	if err != nil {
		t.Fatal(err)
	}
	l := &lab{
		Network: netsim.New(netsim.Config{Seed: 1, Exec: netsim.Serial}),
		t:       t,
		config:  &Config{Store: store, Base: store.Genesis(), Relay: mode, RequestTimeout: timeout, KeepAlive: silence},
	}
	t.Cleanup(l.Close)
	l.n = l.addNode()
	for range strangers {
		l.link(0, l.addStranger())
	}
	return l
}

func (l *lab) addNode() *Node {
	key := labKey(l.Nodes())
	n := New(l.config, chain.AllRules(), key)
	l.config.Payees = append(l.config.Payees, key.Address())
	l.strangers = append(l.strangers, nil)
	l.Add(n)
	return n
}

func (l *lab) addStranger() netsim.NodeID {
	s := &stranger{}
	l.strangers = append(l.strangers, s)
	return l.Add(s)
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

// as calls f as n0.
func (l *lab) as(f func(*netsim.Env)) { l.Call(0, f) }

// says has a stranger tell n0 something, and waits until all answers to it have
// arrived.
func (l *lab) says(from netsim.NodeID, messages ...netsim.Message) {
	l.Call(from, func(env *netsim.Env) {
		for _, m := range messages {
			env.Send(0, m)
		}
	})
	l.run(2*oneWay + 1)
}

// hears compares what a stranger has heard since the last time.
func (l *lab) hears(id netsim.NodeID, want ...string) {
	l.t.Helper()
	s := l.strangers[id]
	if diff := cmp.Diff(want, s.heard); diff != "" {
		l.t.Errorf("at %v, what n%d heard (-want +got):\n%s", l.Now(), id, diff)
	}
	s.heard = nil
}

// forget empties what the strangers and the observers have heard.
func (l *lab) forget() {
	for _, s := range l.strangers {
		if s != nil {
			s.heard = nil
		}
	}
	l.n.Events()
}

// told returns n0's events of one kind since the last time; the others are lost.
func (l *lab) told(verb Verb) []Event {
	var kept []Event
	for _, e := range l.n.Events() {
		if e.Verb == verb {
			kept = append(kept, e)
		}
	}
	return kept
}

// mineAt makes a valid block for a key of the lab, with a header time in ms.
func (l *lab) mineAt(parent *chain.Entry, key int, at int64, txs ...*chain.Tx) *chain.Entry {
	l.t.Helper()
	pool := chain.NewMempool(chain.MempoolConfig{})
	for _, tx := range txs {
		l.ok(pool.Add(tx, parent, chain.AllRules(), 0))
	}
	template := chain.NewTemplate(parent, pool, labKey(key).Address())
	nonce := uint64(0)
	for !template.Try(nonce, at) {
		nonce++
	}
	block, err := l.config.Store.Add(template.Block(nonce, at))
	l.ok(err)
	return block
}

// mine makes a valid block of which no other node knows; different keys make rivals.
func (l *lab) mine(parent *chain.Entry, key int, txs ...*chain.Tx) *chain.Entry {
	l.t.Helper()
	return l.mineAt(parent, key, parent.Block().Header.Time+1, txs...)
}

// branch makes a chain of blocks and returns them in order.
func (l *lab) branch(parent *chain.Entry, key, length int) []*chain.Entry {
	l.t.Helper()
	blocks := make([]*chain.Entry, length)
	for i := range blocks {
		parent = l.mine(parent, key)
		blocks[i] = parent
	}
	return blocks
}

func (l *lab) genesis() *chain.Entry { return l.config.Store.Genesis() }

// give has a real node take blocks as if it had found them itself, and tell nobody.
func (l *lab) give(id netsim.NodeID, blocks ...*chain.Entry) {
	l.t.Helper()
	n := l.Handler(id).(*Node)
	l.Call(id, func(env *netsim.Env) {
		for _, block := range blocks {
			l.ok(n.accept(env, id, block))
		}
	})
	l.forget()
}

// payments makes transactions of n0's keys that each spend the change of the one
// before, from the coin of genesis on.
func (l *lab) payments(count int) []*chain.Tx {
	l.t.Helper()
	wallet, pool := chain.NewWallet(labKey(0)), chain.NewMempool(chain.MempoolConfig{})
	txs := make([]*chain.Tx, count)
	for i := range txs {
		tx, err := wallet.Pay(l.genesis(), pool, labKey(99).Address(), chain.Coin, 1000)
		l.ok(err)
		l.ok(pool.Add(tx, l.genesis(), chain.AllRules(), 0))
		txs[i] = tx
	}
	return txs
}

func (l *lab) tipIs(n *Node, want *chain.Entry) {
	l.t.Helper()
	if tip := n.Chain().Tip(); tip != want {
		l.t.Errorf("at %v the tip is %s at height %d, expected %s at %d", l.Now(), tip.Hash().Short(), tip.Height(), want.Hash().Short(), want.Height())
	}
}
