package command

import (
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Picture saves the screen as an SVG picture; without a file, under a name of its own.
type Picture struct{ File string }

func (Picture) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "picture", Args: "[FILE]",
		Summary: "save the screen as an SVG picture",
		Detail: "Without a file's name it makes one of the seed and the time, in the directory in which the program was started. " +
			"A file that is there already is never written over.",
		Example: "picture screen.svg",
		Also:    []string{"screenshot", "svg", "w"},
		Parse: func(a *grammar.Arguments) Command {
			file, _ := grammar.Optional(a, argument.File("a file's name").Offering(argument.Words("screen.svg")))
			return Picture{file}
		},
	}
}

func (c Picture) String() string { return strings.TrimSuffix("picture "+c.File, " ") }
