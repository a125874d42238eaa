package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Cut breaks links without unlinking: their messages are lost.
type Cut struct{ Links nodeset.Pair }

func (Cut) Row() grammar.Row {
	return grammar.Row{
		Name: "cut", Args: "A B [oneway] or all",
		Summary: "break a link without removing it",
		Detail:  "The two stay each other's peers, but every message between them is lost until restore or heal." + grammar.FaultLinks,
		Example: "cut n0 n3",
		Also:    []string{"break", "sever"},
		Parse:   func(a *grammar.Arguments) Command { return Cut{a.Pair()} },
	}
}

func (c Cut) String() string { return c.say(nil) }

func (c Cut) say(by nodeset.By) string { return "cut" + c.Links.Must(by) }
