package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Crash stops nodes as a power cut would: "crash n2".
type Crash struct{ Nodes nodeset.List }

func (Crash) Row() grammar.Row {
	return grammar.Row{
		Name: "crash", Args: "NODES",
		Summary: "stop nodes as a power cut would",
		Detail:  "A crashed node neither sends nor receives nor mines, and messages to it are lost; what it sent before still arrives. It keeps its chain and its keys, as on a disk, and loses its mempool.",
		Example: "crash n2",
		Also:    []string{"kill", "stop"},
		Parse:   grammar.OnNodes(func(l nodeset.List) Crash { return Crash{l} }),
	}
}

func (c Crash) String() string { return c.say(nil) }

func (c Crash) say(by nodeset.By) string { return "crash " + c.Nodes.Text(by) }
