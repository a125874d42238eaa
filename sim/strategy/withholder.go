package strategy

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// Withholder is to find blocks and never tell. It wastes its own work alone: what the others
// have is as if it did not mine.
type Withholder struct{}

// Text is the word.
func (Withholder) Text(nodeset.By) string { return "withholder" }

func (Withholder) form() form {
	return form{
		pools: true,
		word:  "withholder",
		gist:  "finds blocks and never tells",
		doc:   "withholder finds blocks and never tells.",
		read:  func(*grammar.Arguments) Way { return Withholder{} },
	}
}

func (v Withholder) plan(Site) (func(*node.Node) node.Strategy, error) {
	return func(n *node.Node) node.Strategy { return &withholder{taken{v}, branchOf(n)} }, nil
}

// withholder mines on its branch until that of the others is better.
type withholder struct {
	taken
	branch
}

// Name is the word.
func (*withholder) Name() string { return "withholder" }

func (*withholder) does() string { return "tells nobody of the blocks that it finds" }

// Found keeps the block.
func (w *withholder) Found(_ *node.Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	w.add(block)
	return nil
}

// Heard gives its branch up for a better one.
func (w *withholder) Heard(_ *node.Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	if w.hear(block) && block.Work().Cmp(w.own.Work()) > 0 {
		w.adopt()
	}
	return nil
}

// Clone returns one in the same state.
func (w *withholder) Clone() node.Strategy { return &withholder{w.taken, w.branch.clone()} }
