package strategy

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/withhold"
)

// policySize is how large tables are: longer races are rarer than a run is long.
const policySize = 200

// Selfish is the selfish mining of Eyal and Sirer 2014 (SM1).
type Selfish struct{}

// Text is the word.
func (Selfish) Text(nodeset.By) string { return "selfish" }

func (Selfish) form() form {
	return form{
		pools: true,
		word:  "selfish",
		gist:  "keeps blocks back, as SM1 has it",
		doc:   "selfish does so as Eyal and Sirer 2014 have it (SM1).",
		read:  func(*grammar.Arguments) Way { return Selfish{} },
	}
}

func (v Selfish) plan(Site) (func(*node.Node) node.Strategy, error) {
	return follow(v, theory.Stubborn{}.Policy("selfish", policySize)), nil
}

// follow makes strategies that follow a policy, for a way.
func follow(way Way, p *withhold.Policy) func(*node.Node) node.Strategy {
	return func(n *node.Node) node.Strategy {
		w := NewWithholding(p, n)
		w.way = way
		return w
	}
}
