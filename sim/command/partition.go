package command

import (
	"strings"

	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Partition splits the network: "partition n0-n3 | n4-n7". Nodes not named form
// one more group. OneWay ("n0-n3 > n4-n7") lets messages pass from the first of
// two groups to the second only.
type Partition struct {
	Groups nodeset.Groups
	OneWay bool
}

func (Partition) Row() grammar.Row {
	return grammar.Row{
		Name: "partition", Args: "GROUP | GROUP ... or GROUP > GROUP",
		Summary: "split the network into groups",
		Detail: "Messages between groups are lost, those under way too; inside a group all goes on, so each part with a miner builds its own chain. Nodes that are in no group form one more. " +
			"With > there are two groups that name all nodes together, and messages pass from the first to the second only. A new partition replaces the old one; heal ends it. A group can be a region, too; a node that is named is where it is named, whatever its region.",
		Example: "partition n0-n3 | n4-n7",
		Also:    []string{"split", "divide"},
		Parse:   parsePartition,
	}
}

func parsePartition(a *grammar.Arguments) Command {
	groups, oneWay := a.Groups()
	return Partition{groups, oneWay}
}

func (c Partition) String() string { return c.say(nil) }

func (c Partition) say(by nodeset.By) string {
	sign := " | "
	if c.OneWay {
		sign = " > "
	}
	groups := make([]string, len(c.Groups))
	for i, g := range c.Groups {
		groups[i] = g.Text(by)
	}
	return "partition " + strings.Join(groups, sign)
}
