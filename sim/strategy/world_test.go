package strategy

import (
	"fmt"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// A lab is the world in which ways are taken up.

func (l *lab) Name(id int) string                   { return fmt.Sprintf("n%d", id) }
func (l *lab) Share(int) float64                    { return 0.4 }
func (l *lab) Count() int                           { return l.Nodes() }
func (l *lab) One(n nodeset.Node) (id int, _ error) { return int(n), nil }

// Node is a real node, or one that has the keys of a stranger.
func (l *lab) Node(id int) *node.Node {
	if n, ok := l.Handler(netsim.NodeID(id)).(*node.Node); ok {
		return n
	}
	return node.New(l.config, chain.AllRules(), labKey(id))
}

// follow has n0 take up a way.
func (l *lab) follow(way Way) node.Strategy {
	l.t.Helper()
	made, err := Make(way, false, l, []int{0})
	l.ok(err)
	l.takeUp(made[0])
	return l.n.Strategy()
}

// newLabOf is a lab with its own parameters.
func newLabOf(t testing.TB, params chain.Params, relay string, strangers int) *lab {
	t.Helper()
	l := newLab(t, relay, 0)
	params.GenesisAddress = labKey(0).Address()
	store, err := chain.NewStore(params)
	l.ok(err)
	l.Network = netsim.New(netsim.Config{Seed: 1, Exec: netsim.Serial})
	t.Cleanup(l.Close)
	l.config.Store, l.config.Base, l.config.Payees = store, store.Genesis(), nil
	l.n = l.addNode()
	for range strangers {
		l.link(0, l.Add(&stranger{}))
	}
	return l
}

// mineAt makes a valid block for a key of the lab, with a header time in ms.
func (l *lab) mineAt(parent *chain.Entry, key int, at int64) *chain.Entry {
	l.t.Helper()
	template := chain.NewTemplate(parent, nil, labKey(key).Address())
	nonce := uint64(0)
	for !template.Try(nonce, at) {
		nonce++
	}
	block, err := l.config.Store.Add(template.Block(nonce, at))
	l.ok(err)
	return block
}
