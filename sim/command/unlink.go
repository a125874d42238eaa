package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Unlink removes the link between two nodes: "unlink n0 n3".
type Unlink struct{ A, B nodeset.Node }

func (Unlink) Row() grammar.Row {
	return grammar.Row{
		Name: "unlink", Args: "A B",
		Summary: "remove the link between two nodes",
		Detail:  "Neither lists the other as a peer any more, and what is on its way between them is lost. To break a link that both ends still believe in, see cut.",
		Example: "unlink n0 n3",
		Also:    []string{"disconnect", "removepeer"},
		Parse: func(a *grammar.Arguments) Command {
			x, y := a.TwoNodes("a node has no link with itself")
			return Unlink{x, y}
		},
	}
}

func (c Unlink) String() string { return c.say(nil) }

func (c Unlink) say(by nodeset.By) string { return "unlink " + by.Node(c.A) + " " + by.Node(c.B) }
