package strategy

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/node/query"
	"example.com/sosocoin/sim/withhold"
)

// keepers are strategies that keep two blocks back for as long as others have found fewer.
func keepers() map[string]func(*node.Node) node.Strategy {
	waits := withhold.NewPolicy("waits", 9, func(withhold.State) withhold.Action { return withhold.Wait })
	return map[string]func(*node.Node) node.Strategy{
		"a table":   func(n *node.Node) node.Strategy { return NewWithholding(waits, n) },
		"fifty-one": func(n *node.Node) node.Strategy { return &fiftyOne{branch: branchOf(n), margin: 9} },
		"a leader": func(n *node.Node) node.Strategy {
			return &leader{following: &fiftyOne{branch: branchOf(n), margin: 9}, pool: poolOf(0, 9)}
		},
		"a member": func(n *node.Node) node.Strategy { return newMember(FiftyOne{9}, "fifty-one", poolOf(9, 0), n) },
	}
}

// poolOf is a pool of n0 and one that it is not linked with.
func poolOf(nodes ...netsim.NodeID) *pool {
	return &pool{team: node.Team{Nodes: nodes}, addresses: []chain.Address{labKey(0).Address()}, every: 10 * second}
}

// Who keeps blocks back says to strangers exactly what it would say if it did not have them.
func TestSecretsLeakNowhere(t *testing.T) {
	for _, relay := range node.RelayNames() {
		honest := probe(t, relay, nil)
		if len(honest) < 8 {
			t.Fatalf("%s: the probe hears too little: %q", relay, honest)
		}
		for name, keeps := range keepers() {
			if diff := cmp.Diff(honest, probe(t, relay, keeps)); diff != "" {
				t.Errorf("%s, %s: what a node says that keeps blocks back (+), and one that has none (-):\n%s", relay, name, diff)
			}
		}
	}
}

// probe tells n0 what lets it speak of its blocks and returns what it says. It has three blocks
// of others, and, if it keeps something back, has found two more.
func probe(t *testing.T, relay string, keeps func(*node.Node) node.Strategy) []string {
	l := newLab(t, relay, 2)
	blocks := []*chain.Entry{l.genesis()}
	for range 3 {
		block := l.mine(blocks[len(blocks)-1], 1)
		blocks = append(blocks, block)
		l.says(1, node.BlockMessage{Block: block})
	}
	tip := blocks[3]
	kept := l.mine(l.mine(tip, 0), 0)
	if keeps != nil {
		l.takeUp(keeps(l.n))
		l.finds(0, kept.Parent())
		l.finds(0, kept)
		if l.n.Chain().Tip() != kept {
			t.Fatal("nothing is kept back")
		}
	}
	l.AdvanceTo(70 * second) // it tells its tip
	l.link(0, l.Add(&stranger{}))
	l.run(second)
	for range 2 {
		for _, m := range []netsim.Message{
			node.Tip{Block: blocks[1]}, node.Tip{Block: tip}, node.GetBlocks{}, node.GetHeaders{Request: 7},
			node.GetBlocks{Locator: []chain.Hash{kept.Hash()}}, node.GetData{Item: node.Item{Block: kept}}, node.GetData{Item: node.Item{Block: kept}, Compact: true},
			node.GetBlockTxn{Block: kept, Indexes: []int{0}},
		} {
			l.says(2, m)
		}
		for _, topic := range []string{"chain", "utxo", "mempool", "peers", "balance", "tips"} {
			l.says(1, node.Ask{Question: query.Question{Topic: topic}})
		}
		l.Call(0, func(env *netsim.Env) { l.n.Sync(env) })
		l.run(20 * second)
		rival := l.mine(tip, 3) // and once more, after a block of others
		l.says(1, node.Blocks{Blocks: []*chain.Entry{rival}})
	}
	var heard []string
	for id := netsim.NodeID(1); id <= 3; id++ {
		heard = append(heard, l.Handler(id).(*stranger).heard...)
	}
	return heard
}
