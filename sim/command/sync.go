package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Sync has nodes pull from all their peers: "sync n1".
type Sync struct{ Nodes nodeset.List }

func (Sync) Row() grammar.Row {
	return grammar.Row{
		Name: "sync", Args: "NODES",
		Summary: "pull the chains of all peers now",
		Detail: "Each of the nodes asks every peer for the blocks that it lacks, and changes over to the chain with the most work, if that is more than its own has. The log says what each peer had. " +
			"It works in one direction only: the peers learn nothing from it. With relay none this is the only way in which blocks travel.",
		Example: "sync n1",
		Also:    []string{"pull", "update", "refresh"},
		Parse:   grammar.OnNodes(func(l nodeset.List) Sync { return Sync{l} }),
	}
}

func (c Sync) String() string { return c.say(nil) }

func (c Sync) say(by nodeset.By) string { return "sync " + c.Nodes.Text(by) }
