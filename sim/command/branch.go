package command

import (
	"math"
	"strconv"

	"example.com/sosocoin/sim/lex"
)

// Branch goes to the end of a branch; number 0 lists them.
type Branch struct{ Number int }

func (Branch) row() row {
	return row{
		Spec: Spec{
			Kind: View,
			Name: "branch", Args: "[NUMBER]",
			Summary: "list the branches, or go to the end of one",
			Detail:  "A branch is one course of events. A command that is given in the past opens a new one; the one that was left keeps its future.",
			Example: "branch 1",
		},
		also: []string{"branches"},
		parse: func(a *arguments) Command {
			if !a.more(branchKind().offers) {
				return Branch{}
			}
			return Branch{read(a, branchKind())}
		},
	}
}

func branchKind() kind[int] {
	const expected = "the number of a branch such as 1"
	return kind[int]{expected: expected, offers: words("1", "2"), parse: func(s string) (int, error) {
		n, err := strconv.Atoi(s)
		if err != nil || !lex.IsDigits(s) || n < 1 || n > math.MaxInt32 {
			return 0, &lex.ValueError{Value: s, Expected: expected}
		}
		return n, nil
	}}
}

func (c Branch) String() string {
	if c.Number == 0 {
		return "branch"
	}
	return "branch " + strconv.Itoa(c.Number)
}
