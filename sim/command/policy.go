package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/policy"
)

// Policy changes what nodes decide each for itself: "policy n0 max-reorg=6". Which policies there
// are is a table of package policy.
type Policy struct {
	Nodes   nodeset.List
	Changes policy.Changes
}

func (Policy) Row() grammar.Row {
	return grammar.Row{
		Name:    "policy",
		Summary: "change what nodes decide each for itself",
		Example: "policy n0-n3 max-reorg=6",
		Parse:   func(a *grammar.Arguments) Command { return Policy{a.Nodes(), policy.Read(a)} },
		Long: func(r *grammar.Row) {
			r.Args, r.Options, r.Also = "NODES "+policy.Usage(), policy.Names(), policy.Names()
			r.Detail = "Policies are no rules: nodes that differ in them agree on what is valid, and each goes on as it thinks best. default is what all have at the start, what is not named stays. " + policy.Doc()
		},
	}
}

func (c Policy) String() string { return c.say(nil) }

func (c Policy) say(by nodeset.By) string {
	return "policy " + c.Nodes.Text(by) + " " + c.Changes.Text()
}
