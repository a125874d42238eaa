package command

import "strconv"

// Compare puts two branches side by side: "compare 1 2".
type Compare struct{ A, B int }

func (Compare) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "compare", Args: "NUMBER NUMBER",
			Summary: "put the ends of two branches side by side",
			Detail:  "Time, height, tip, stale rate, balances and so on, with a mark where they differ.",
			Example: "compare 1 2",
		},
		also: []string{"diff"},
		parse: func(a *arguments) Command {
			return Compare{read(a, branchKind()), read(a, branchKind())}
		},
	}
}

func (c Compare) String() string { return "compare " + strconv.Itoa(c.A) + " " + strconv.Itoa(c.B) }
