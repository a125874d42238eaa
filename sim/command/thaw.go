package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Thaw lets frozen nodes go on: "thaw n1".
type Thaw struct{ Nodes nodeset.List }

func (Thaw) Row() grammar.Row {
	return grammar.Row{
		Name: "thaw", Args: "NODES",
		Summary: "let frozen nodes go on",
		Detail:  "The node handles what arrived while it was frozen and goes on from there. Until then it had worked on an old chain; now it hears of all that happened at once.",
		Example: "thaw n1",
		Also:    []string{"unfreeze"},
		Parse:   grammar.OnNodes(func(l nodeset.List) Thaw { return Thaw{l} }),
	}
}

func (c Thaw) String() string { return c.say(nil) }

func (c Thaw) say(by nodeset.By) string { return "thaw " + c.Nodes.Text(by) }
