package strategy

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// Petty is to be honest but for ties: among branches of equal work, to mine on the one whose
// newest block took the least fees, since that leaves the most (Carlsten et al. 2016, petty
// compliant). Without such miners undercutting does not pay.
type Petty struct{}

// Text is the word.
func (Petty) Text(nodeset.By) string { return "petty" }

func (Petty) form() form {
	return form{
		word: "petty",
		gist: "in a tie, mines where fees are left",
		doc:  "petty is honest, and mines in a tie on the block that took the least fees (Carlsten et al. 2016).",
		read: func(*grammar.Arguments) Way { return Petty{} },
	}
}

func (v Petty) plan(Site) (func(*node.Node) node.Strategy, error) {
	return func(n *node.Node) node.Strategy { return &petty{taken{v}, leaving(n)} }, nil
}

// petty publishes at once, and chooses what to mine on.
type petty struct {
	taken
	on *chain.Entry
}

// leaving is the block that took the least fees of those with the most work; of equals the
// node's tip, which it saw first.
func leaving(n *node.Node) *chain.Entry {
	best := n.Chain().Tip()
	for _, e := range n.Chain().Leaves() {
		if e.Work().Cmp(best.Work()) == 0 && e.Fees() < best.Fees() {
			best = e
		}
	}
	return best
}

// Name is the word.
func (*petty) Name() string { return "petty" }

func (*petty) does() string { return "mines in a tie on the block that took the least fees" }

// Parent is that block.
func (p *petty) Parent(*node.Node) *chain.Entry { return p.on }

// Found publishes the block.
func (p *petty) Found(n *node.Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	p.on = leaving(n)
	return []*chain.Entry{block}
}

// Heard may go over to the block.
func (p *petty) Heard(n *node.Node, _ *netsim.Env, _ *chain.Entry) []*chain.Entry {
	p.on = leaving(n)
	return nil
}

// Choose takes all that there is, off the tip too.
func (p *petty) Choose(n *node.Node, parent *chain.Entry) *chain.Mempool {
	return node.PoolOn(n, parent)
}

// Clone returns one in the same state.
func (p *petty) Clone() node.Strategy { c := *p; return &c }
