package command

import (
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Theme chooses the dashboard's colours; "" is the next theme.
type Theme struct{ Name string }

// ThemeNames lists what a Theme can be called.
func ThemeNames() []string { return []string{"dark", "light", "safe", "mono"} }

func (Theme) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "theme", Args: "[NAME]",
		Summary: "choose the colours of the dashboard",
		Detail: "dark and light are for terminals of that background, safe tells nothing by red against green, mono has no colour at all. " +
			"Without a name it is the next of them. What a colour says, a glyph or a word says too, so nothing is lost in any of them.",
		Example: "theme light",
		Also:    []string{"colour", "color", "colours", "colors"},
		Parse: func(a *grammar.Arguments) Command {
			if at, named := grammar.Optional(a, argument.OneOf[uint8](ThemeNames())); named {
				return Theme{ThemeNames()[at]}
			}
			return Theme{}
		},
	}
}

func (c Theme) String() string { return strings.TrimSuffix("theme "+c.Name, " ") }
