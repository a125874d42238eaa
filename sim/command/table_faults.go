package command

// faultCommands break the network and mend it.
func faultCommands() []entry {
	const onLink = " With two nodes it is the link between them; with oneway only the direction from A to B; all means every link. A and B can also be lists or regions: every link between a node of A and one of B."
	return []entry{
		{Spec: Spec{
			Name: "partition", Args: "GROUP | GROUP ... or GROUP > GROUP",
			Summary: "split the network into groups",
			Detail: "Messages between groups are lost, those under way too; inside a group all goes on, so each part with a miner builds its own chain. Nodes that are in no group form one more. " +
				"With > there are two groups that name all nodes together, and messages pass from the first to the second only. A new partition replaces the old one; heal ends it. A group can be a region, too; a node that is named is where it is named, whatever its region.",
			Example: "partition n0-n3 | n4-n7",
		}, also: []string{"split", "divide"}, parse: parsePartition},
		{Spec: Spec{
			Name:    "heal",
			Summary: "end the partition and mend all links",
			Detail: "The partition ends, cut links are restored and held ones released. Nodes that hear each other again compare tips (not with relay none), and those on a chain with less work change over to the other. " +
				"Crashed and frozen nodes stay as they are, and so do latency, jitter, loss and bandwidth.",
			Example: "heal",
		}, also: []string{"unpartition", "mend", "rejoin"}, parse: bare(Heal{})},
		{Spec: Spec{
			Name: "cut", Args: "A B [oneway] or all",
			Summary: "break a link without removing it",
			Detail:  "The two stay each other's peers, but every message between them is lost until restore or heal." + onLink,
			Example: "cut n0 n3",
		}, also: []string{"break", "sever"}, parse: func(a *arguments) Command { return Cut{pair(a)} }},
		{Spec: Spec{
			Name: "restore", Args: "A B [oneway] or all",
			Summary: "mend a link that was cut",
			Detail:  "Messages pass again, and the ends compare tips to catch up (not with relay none). What was lost stays lost." + onLink,
			Example: "restore n0 n3",
		}, also: []string{"uncut", "repair"}, parse: func(a *arguments) Command { return Restore{pair(a)} }},
		{Spec: Spec{
			Name: "hold", Args: "A B [oneway] or all",
			Summary: "keep a link's messages back",
			Detail:  "Messages are neither lost nor delivered: they wait until release or heal. This is how to have one message arrive after another on purpose." + onLink,
			Example: "hold n0 n1 oneway",
		}, also: []string{"delay-all", "queue"}, parse: func(a *arguments) Command { return Hold{pair(a)} }},
		{Spec: Spec{
			Name: "release", Args: "A B [oneway] or all",
			Summary: "let held messages go",
			Detail:  "What hold kept back is delivered now, in the order in which it was sent, and the link works as before." + onLink,
			Example: "release all",
		}, also: []string{"unhold"}, parse: func(a *arguments) Command { return Release{pair(a)} }},
		{Spec: Spec{
			Name:    "settle",
			Summary: "end all faults and mining, and let all nodes agree",
			Detail: "The network is healed, crashed nodes restart, frozen ones thaw, all clocks are set right; loss, random payments and mining end; then all nodes compare tips. " +
				"When the messages have arrived, all linked nodes follow the chain with the most work. Of two chains with exactly the same work, a node keeps the one that it saw first, until a next block decides.",
			Example: "settle",
		}, also: []string{"converge", "calm"}, parse: bare(Settle{})},
	}
}
