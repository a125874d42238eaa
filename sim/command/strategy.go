package command

import (
	"cmp"

	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/strategy"
)

// Strategy says what nodes do with the blocks that they find: "strategy n0 selfish". Which ways
// there are is a table of package strategy.
type Strategy struct {
	Nodes nodeset.List
	Way   strategy.Way // nil: honest
	Each  bool         // for itself: they are no pool
}

func (Strategy) Row() grammar.Row {
	return grammar.Row{
		Name:    "strategy",
		Summary: "say when nodes publish their blocks",
		Example: "strategy n0 selfish",
		Also:    []string{"selfish", "withhold", "attack"},
		Parse:   func(a *grammar.Arguments) Command { return Strategy{a.Nodes(), strategy.Read(a), a.Flag("each")} },
		Long: func(r *grammar.Row) {
			r.Args, r.Options = "NODES "+strategy.Usage()+" [each]", strategy.Options()
			r.Detail = strategy.Doc() + " " + strategy.Pools() + " A node that is honest again publishes what it has kept back, if that is still of use."
		},
	}
}

func (c Strategy) String() string { return c.say(nil) }

func (c Strategy) say(by nodeset.By) string {
	text := "strategy " + c.Nodes.Text(by) + " " + cmp.Or[strategy.Way](c.Way, strategy.Honest{}).Text(by)
	if c.Each {
		text += " each"
	}
	return text
}
