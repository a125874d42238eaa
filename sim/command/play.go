package command

import (
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Play plays a scenario or a lesson, in a world of its own: "play partition".
type Play struct{ Name string }

func (Play) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "play", Args: "NAME|FILE",
		Summary: "play a scenario or a lesson, in a new world",
		Detail:  "A name is one of those that are built in (lessons included); a name with a dot or a slash is a file. The world that is shown now is left, so save it first if you want to keep it.",
		Example: "play partition",
		Also:    []string{"load", "open", "scenario", "lesson"},
		Parse: func(a *grammar.Arguments) Command {
			return Play{grammar.Read(a, argument.File("the name of a scenario, or a file").Offering(argument.Words(a.Known.Scenarios...)))}
		},
	}
}

func (c Play) String() string { return "play " + c.Name }
