package command

import "example.com/sosocoin/sim/grammar"

// Heal ends the partition and restores cut, held links.
type Heal struct{}

func (Heal) Row() grammar.Row {
	return grammar.Row{
		Name:    "heal",
		Summary: "end the partition and mend all links",
		Detail: "The partition ends, cut links are restored and held ones released. Nodes that hear each other again compare tips (not with relay none), and those on a chain with less work change over to the other. " +
			"Crashed and frozen nodes stay as they are, and so do latency, jitter, loss and bandwidth.",
		Example: "heal",
		Also:    []string{"unpartition", "mend", "rejoin"},
		Parse:   grammar.Bare(Heal{}),
	}
}

func (Heal) String() string { return "heal" }
