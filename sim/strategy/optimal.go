package strategy

import (
	"fmt"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/theory"
)

// optimalSize is how large the table of an optimum is at most, as it takes long to find. It earns
// less than a larger one only where the attacker has almost half of the hash rate.
const optimalSize = 80

// Optimal earns most (Sapirshtein, Sompolinsky and Zohar 2016).
type Optimal struct {
	Alpha float64 // the share of the hash rate; 0: that of those who follow it
	Gamma float64
}

// Text has the options that are not 0.
func (v Optimal) Text(nodeset.By) string {
	text := "optimal"
	if v.Alpha > 0 {
		text += " alpha=" + quantity.FormatProbability(v.Alpha)
	}
	if v.Gamma > 0 {
		text += " gamma=" + quantity.FormatProbability(v.Gamma)
	}
	return text
}

func (v Optimal) form() form {
	return form{
		pools: true,
		word:  "optimal", options: []option{{name: "alpha", value: "SHARE"}, {name: "gamma", value: "SHARE"}},
		gist: "keeps blocks back so as to earn most",
		doc: "optimal does what earns most (Sapirshtein et al. 2016) with a share alpha of the hash rate, that of the node unless it is given, when a share gamma of the others mines on its block in a tie, 0 unless it is given. " +
			"What gamma really is comes out of the links: the figure gamma has it.",
		read: func(a *grammar.Arguments) (way Way) {
			v.Alpha, _ = grammar.Option(a, "alpha", argument.Minority())
			v.Gamma, _ = grammar.Option(a, "gamma", argument.Probability())
			return v
		},
		anew: true, apart: v.Alpha == 0,
	}
}

func (v Optimal) plan(s Site) (func(*node.Node) node.Strategy, error) {
	alpha := v.Alpha
	if alpha == 0 {
		for _, id := range s.Who {
			alpha += s.Share(id)
		}
	}
	if alpha <= 0 || alpha >= 0.5 {
		return nil, fmt.Errorf("%s has %.3g %% of the hash rate; the optimum is known above 0 and below 50 %%: say for which share with alpha=", s.Name(s.Who[0]), 100*alpha)
	}
	best, _ := theory.Optimal(alpha, v.Gamma, min(theory.SizeFor(alpha), optimalSize))
	return follow(v, best), nil
}
