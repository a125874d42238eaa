package command

import (
	"strconv"

	"example.com/sosocoin/sim/grammar"
)

// Compare puts two branches side by side: "compare 1 2"; this one with another, "compare 1"; and
// with the one that it left, "compare". A number of 0 is none.
type Compare struct{ A, B int }

func (Compare) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "compare", Args: "[NUMBER [NUMBER]]",
		Summary: "put the ends of two branches side by side",
		Detail:  "Time, height, tip, stale rate, balances and so on, with a mark where they differ. Without numbers: this branch and the one that it left, or on the first one the newest; with one number: this branch and that one.",
		Example: "compare 1 2",
		Also:    []string{"diff"},
		Parse: func(a *grammar.Arguments) Command {
			first, ok := grammar.Optional(a, branchKind())
			if !ok {
				return Compare{}
			}
			second, _ := grammar.Optional(a, branchKind())
			return Compare{first, second}
		},
	}
}

func (c Compare) String() string {
	line := "compare"
	for _, number := range []int{c.A, c.B} {
		if number > 0 {
			line += " " + strconv.Itoa(number)
		}
	}
	return line
}
