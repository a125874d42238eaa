package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Freeze stops the process of nodes without killing it: "freeze n1".
type Freeze struct{ Nodes nodeset.List }

func (Freeze) Row() grammar.Row {
	return grammar.Row{
		Name: "freeze", Args: "NODES",
		Summary: "stop nodes without killing them",
		Detail:  "A frozen node does nothing, but forgets nothing either: what arrives waits until thaw. To the others it seems to be very slow.",
		Example: "freeze n1",
		Also:    []string{"suspend"},
		Parse:   grammar.OnNodes(func(l nodeset.List) Freeze { return Freeze{l} }),
	}
}

func (c Freeze) String() string { return c.say(nil) }

func (c Freeze) say(by nodeset.By) string { return "freeze " + c.Nodes.Text(by) }
