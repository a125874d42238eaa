package command

import (
	"strconv"

	"example.com/sosocoin/sim/grammar"
)

// Compare puts two branches side by side: "compare 1 2".
type Compare struct{ A, B int }

func (Compare) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "compare", Args: "NUMBER NUMBER",
		Summary: "put the ends of two branches side by side",
		Detail:  "Time, height, tip, stale rate, balances and so on, with a mark where they differ.",
		Example: "compare 1 2",
		Also:    []string{"diff"},
		Parse: func(a *grammar.Arguments) Command {
			return Compare{grammar.Read(a, branchKind()), grammar.Read(a, branchKind())}
		},
	}
}

func (c Compare) String() string { return "compare " + strconv.Itoa(c.A) + " " + strconv.Itoa(c.B) }
