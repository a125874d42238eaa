package command

import (
	"math"
	"strconv"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
)

// Branch goes to the end of a branch; number 0 lists them.
type Branch struct{ Number int }

func (Branch) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "branch", Args: "[NUMBER]",
		Summary: "list the branches, or go to the end of one",
		Detail:  "A branch is one course of events. A command that is given in the past opens a new one; the one that was left keeps its future.",
		Example: "branch 1",
		Also:    []string{"branches"},
		Parse: func(a *grammar.Arguments) Command {
			number, _ := grammar.Optional(a, branchKind())
			return Branch{number}
		},
	}
}

func branchKind() argument.Kind[int] {
	return argument.Whole("the number of a branch such as 1", 1, math.MaxInt32).Offering(argument.Words("1", "2"))
}

func (c Branch) String() string {
	if c.Number == 0 {
		return "branch"
	}
	return "branch " + strconv.Itoa(c.Number)
}
