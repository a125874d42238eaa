package command

import "example.com/sosocoin/sim/grammar"

// Pause stops virtual time.
type Pause struct{}

func (Pause) Row() grammar.Row {
	return grammar.Row{
		Kind:     grammar.View,
		Name:     "pause",
		Summary:  "stop virtual time",
		Detail:   "Nothing happens in the world until resume or step. World commands still work, and are stamped with the time at which it stands.",
		Example:  "pause",
		Also:     []string{"halt"},
		Scripted: true,
		Parse:    grammar.Bare(Pause{}),
	}
}

func (Pause) String() string { return "pause" }
