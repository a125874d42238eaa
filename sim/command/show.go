package command

import "example.com/sosocoin/sim/grammar"

// Show does a lesson's task.
type Show struct{}

func (Show) Row() grammar.Row {
	return grammar.Row{
		Kind:    grammar.View,
		Name:    "show",
		Summary: "show how a lesson's task is done",
		Detail:  "It gives the commands that do the first task that is still open.",
		Example: "show",
		Also:    []string{"solve", "hint"},
		Parse:   grammar.Bare(Show{}),
	}
}

func (Show) String() string { return "show" }
