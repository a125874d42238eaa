package command

import "example.com/sosocoin/sim/grammar"

// Next goes on where a scenario waits.
type Next struct{}

func (Next) Row() grammar.Row {
	return grammar.Row{
		Kind:    grammar.View,
		Name:    "next",
		Summary: "go on where a scenario or a lesson waits",
		Detail:  "In a lesson it goes to the next page, whether or not all there is to do on this one is done.",
		Example: "next",
		Also:    []string{"n", "go"},
		Parse:   grammar.Bare(Next{}),
	}
}

func (Next) String() string { return "next" }
