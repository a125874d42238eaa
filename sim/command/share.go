package command

import "example.com/sosocoin/sim/grammar"

// Share tells a line that brings somebody else to this moment of this run.
type Share struct{}

func (Share) Row() grammar.Row {
	return grammar.Row{
		Kind:    grammar.View,
		Name:    "share",
		Summary: "print a line that brings others to this moment",
		Detail: "The line holds the world's settings, each command given so far with its virtual time, and a digest, all packed; what would come later on this branch is not in it. " +
			"sosocoin --open LINE opens the dashboard at this moment; with --headless it plays the run up to it.",
		Example: "share",
		Also:    []string{"permalink"},
		Parse:   grammar.Bare(Share{}),
	}
}

func (Share) String() string { return "share" }
