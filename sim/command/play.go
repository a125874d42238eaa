package command

import "example.com/sosocoin/sim/argument"

// Play plays a scenario or a lesson, in a world of its own: "play partition".
type Play struct{ Name string }

func (Play) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "play", Args: "NAME|FILE",
			Summary: "play a scenario or a lesson, in a new world",
			Detail:  "A name is one of those that are built in (lessons included); a name with a dot or a slash is a file. The world that is shown now is left, so save it first if you want to keep it.",
			Example: "play partition",
		},
		also: []string{"load", "open", "scenario", "lesson"},
		parse: func(a *arguments) Command {
			return Play{read(a, argument.File("the name of a scenario, or a file").Offering(argument.Words(a.known.Scenarios...)))}
		},
	}
}

func (c Play) String() string { return "play " + c.Name }
