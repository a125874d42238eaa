package command

import (
	"strings"

	"example.com/sosocoin/sim/argument"
)

// Picture saves the screen as an SVG picture; without a file, under a name of its own.
type Picture struct{ File string }

func (Picture) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "picture", Args: "[FILE]",
			Summary: "save the screen as an SVG picture",
			Detail: "Without a file's name it makes one of the seed and the time, in the directory in which the program was started. " +
				"A file that is there already is never written over.",
			Example: "picture screen.svg",
		},
		also: []string{"screenshot", "svg", "w"},
		parse: func(a *arguments) Command {
			file, _ := optional(a, argument.File("a file's name").Offering(argument.Words("screen.svg")))
			return Picture{file}
		},
	}
}

func (c Picture) String() string { return strings.TrimSuffix("picture "+c.File, " ") }
