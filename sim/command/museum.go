package command

import (
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Museum lists the exhibits of what each rule guards against, or plays that of one.
type Museum struct{ Rule string }

func (Museum) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "museum", Args: "[RULE]",
		Summary: "see what each rule guards against",
		Detail:  "It lists the exhibits; enter plays one, in a new world: some nodes run without the rule, somebody breaks it, and one sees what comes of it, until the rule is on again. With a rule, its exhibit is played at once. The world that is shown now is left, so save it first if you want to keep it.",
		Example: "museum amounts",
		Also:    []string{"exhibit", "exhibits", "faults"},
		Parse: func(a *grammar.Arguments) Command {
			if at, named := grammar.Optional(a, argument.OneOf[uint8](exhibited())); named {
				return Museum{exhibited()[at]}
			}
			return Museum{}
		},
	}
}

// exhibited are the rules that have an exhibit: all that there are from the start.
func exhibited() []string { return chain.AllRules().Names() }

func (c Museum) String() string { return strings.TrimSuffix("museum "+c.Rule, " ") }
