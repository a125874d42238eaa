package strategy

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/withhold"
)

// Stubborn is selfish mining that is stubborn in some ways of Nayak et al. 2016, at least one.
type Stubborn struct{ withhold.Stubbornness }

// Text writes stubborn=LFT1.
func (v Stubborn) Text(nodeset.By) string { return "stubborn=" + v.String() }

func (Stubborn) form() form {
	return form{
		pools: true,
		word:  "stubborn", value: "WAYS",
		gist: "selfish, and slower to give up",
		doc:  "stubborn= adds ways of Nayak et al. 2016: L answers one block with one while it leads by two, F keeps a block back that would win a tie, T1 goes on while it is one block behind; LFT1 is all of them.",
		read: func(a *grammar.Arguments) Way {
			v, _ := grammar.Option(a, "stubborn", argument.Kind[withhold.Stubbornness]{Expected: withhold.StubbornExpected, Parse: withhold.ParseStubbornness, Offers: argument.Words("L", "F", "T1", "LF", "LT1", "FT1", "LFT1")})
			return Stubborn{v}
		},
	}
}

func (v Stubborn) plan(Site) (func(*node.Node) node.Strategy, error) {
	how := theory.Stubborn{Lead: v.Lead, Fork: v.Fork, Trail: v.Trail}
	return follow(v, how.Policy(v.Text(nil), policySize)), nil
}
