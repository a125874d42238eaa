package command

import "example.com/sosocoin/sim/grammar"

// Undo goes back to before the last world command, and leaves it out.
type Undo struct{}

func (Undo) Row() grammar.Row {
	return grammar.Row{
		Kind:    grammar.View,
		Name:    "undo",
		Summary: "go back to before the last command, and leave it out",
		Detail:  "The world goes back to the moment at which the last command was given that changed it, and goes on from there without it, on a new branch. What had come of it stays on the old one.",
		Example: "undo",
		Also:    []string{"u", "revert"},
		Parse:   grammar.Bare(Undo{}),
	}
}

func (Undo) String() string { return "undo" }
