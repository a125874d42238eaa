package grammar_test

import (
	"fmt"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Wake is a command as package command has many: its values, its row, and how it is written.
type Wake struct {
	Nodes nodeset.List
	Loud  bool
}

func (Wake) Row() grammar.Row {
	return grammar.Row{
		Name: "wake", Args: "NODES [on|off]",
		Summary: "wake nodes up",
		Detail:  "With on, loudly.",
		Example: "wake n0 on",
		Also:    []string{"rouse"},
		Parse: func(a *grammar.Arguments) grammar.Command {
			c := Wake{Nodes: a.Nodes()}
			c.Loud, _ = grammar.Optional(a, argument.Switch())
			return c
		},
	}
}

func (c Wake) String() string {
	return "wake " + c.Nodes.String() + " " + argument.OnOff(c.Loud)
}

func Example() {
	language := grammar.Language{Wake{}}
	known := grammar.Known{Called: nodeset.Called{Nodes: 2, Names: nodeset.Names{"alice": 1}}}

	c, err := language.Parse("wake 0,alice", known)
	fmt.Println(c, err)
	_, err = language.Parse("wake bob", known)
	fmt.Println(err)
	_, err = language.Parse("rouse alice", known)
	fmt.Println(err)
	fmt.Println(language.Complete("wake alice o", known))
	// Output:
	// wake n0,n1 off <nil>
	// column 6: found "bob", expected nodes such as n0, n0-n4,n7 or all
	// column 1: found "rouse", expected a command; did you mean "wake"?
	// [off on]
}
