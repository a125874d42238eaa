package command

import "example.com/sosocoin/sim/grammar"

// Quit leaves the dashboard.
type Quit struct{}

func (Quit) Row() grammar.Row {
	return grammar.Row{
		Kind:    grammar.View,
		Name:    "quit",
		Summary: "leave the dashboard",
		Detail:  "The run ends and the terminal is given back as it was.",
		Example: "quit",
		Also:    []string{"exit", "q", "bye"},
		Parse:   grammar.Bare(Quit{}),
	}
}

func (Quit) String() string { return "quit" }
