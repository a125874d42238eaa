package command

import "example.com/sosocoin/sim/grammar"

// Resume lets virtual time go on.
type Resume struct{}

func (Resume) Row() grammar.Row {
	return grammar.Row{
		Kind:     grammar.View,
		Name:     "resume",
		Summary:  "let virtual time go on",
		Detail:   "It goes on at the speed that was set last.",
		Example:  "resume",
		Also:     []string{"continue", "unpause"},
		Scripted: true,
		Parse:    grammar.Bare(Resume{}),
	}
}

func (Resume) String() string { return "resume" }
