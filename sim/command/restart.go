package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Restart starts crashed nodes again: "restart n2".
type Restart struct{ Nodes nodeset.List }

func (Restart) Row() grammar.Row {
	return grammar.Row{
		Name: "restart", Args: "NODES",
		Summary: "start crashed nodes again",
		Detail:  "The node comes back with the chain and the keys that it had and an empty mempool, mines again if it did before, and compares tips with its peers to catch up (not with relay none).",
		Example: "restart n2",
		Also:    []string{"reboot", "revive"},
		Parse:   grammar.OnNodes(func(l nodeset.List) Restart { return Restart{l} }),
	}
}

func (c Restart) String() string { return c.say(nil) }

func (c Restart) say(by nodeset.By) string { return "restart " + c.Nodes.Text(by) }
