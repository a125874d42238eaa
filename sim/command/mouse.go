package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Mouse lets the mouse act in the dashboard, or leaves it to the terminal: "mouse off".
type Mouse struct{ On bool }

func (Mouse) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "mouse", Args: "on|off",
		Summary: "give the mouse to the dashboard or to the terminal",
		Detail:  "With off, the terminal's own way to select and copy text works as everywhere else.",
		Example: "mouse off",
		Also:    []string{"pointer"},
		Parse:   func(a *grammar.Arguments) Command { return Mouse{grammar.Read(a, argument.Switch())} },
	}
}

func (c Mouse) String() string { return "mouse " + argument.OnOff(c.On) }
