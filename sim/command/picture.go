package command

import "strings"

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
		also:  []string{"screenshot", "svg", "w"},
		parse: parsePicture,
	}
}

func parsePicture(a *arguments) Command {
	k := fileKind("a file's name")
	k.offers = words("screen.svg")
	if !a.more(k.offers) {
		return Picture{}
	}
	return Picture{read(a, k)}
}

func (c Picture) String() string { return strings.TrimSuffix("picture "+c.File, " ") }
