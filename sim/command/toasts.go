package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Toasts says whether the dashboard tells in passing what happens: "toasts off".
type Toasts struct{ On bool }

func (Toasts) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "toasts", Args: "on|off",
		Summary: "tell in passing what happens, or not",
		Detail:  "Toasts are the short messages in the line above the keys: blocks that the selected node finds, reorganisations, partitions, crashes, payments that get into a block, expectations that fail. They go by themselves.",
		Example: "toasts off",
		Also:    []string{"notify", "news"},
		Parse:   func(a *grammar.Arguments) Command { return Toasts{grammar.Read(a, argument.Switch())} },
	}
}

func (c Toasts) String() string { return "toasts " + argument.OnOff(c.On) }
