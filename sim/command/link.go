package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Link connects two nodes: "link n0 n3".
type Link struct{ A, B nodeset.Node }

func (Link) Row() grammar.Row {
	return grammar.Row{
		Name: "link", Args: "A B",
		Summary: "connect two nodes",
		Detail:  "Both nodes list each other as peers from now on. They tell each other their tips at once, so that the one that is behind catches up (not with relay none). The link has the latency, jitter, loss and bandwidth that were last set for all links.",
		Example: "link n0 n3",
		Also:    []string{"connect", "peer", "addpeer", "join"},
		Parse: func(a *grammar.Arguments) Command {
			x, y := a.TwoNodes("a node cannot be linked with itself")
			return Link{x, y}
		},
	}
}

func (c Link) String() string { return c.say(nil) }

func (c Link) say(by nodeset.By) string { return "link " + by.Node(c.A) + " " + by.Node(c.B) }
