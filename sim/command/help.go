package command

import (
	"strings"

	"example.com/sosocoin/sim/grammar"
)

// Help explains one command, or lists all: "help partition".
type Help struct{ About string }

func (Help) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.Question,
		Name: "help", Args: "[COMMAND]",
		Summary: "explain one command, or list all",
		Detail:  "Without a command it lists them all with one line each.",
		Example: "help partition",
		Also:    []string{"?", "man", "commands", "usage"},
		Parse: func(a *grammar.Arguments) Command {
			about, _ := grammar.Optional(a, a.CommandKind())
			return Help{about}
		},
	}
}

func (c Help) String() string { return strings.TrimSuffix("help "+c.About, " ") }
