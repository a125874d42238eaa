package command

// Heal ends the partition and restores cut, held links.
type Heal struct{}

func (Heal) row() row {
	return row{
		Spec: Spec{
			Name:    "heal",
			Summary: "end the partition and mend all links",
			Detail: "The partition ends, cut links are restored and held ones released. Nodes that hear each other again compare tips (not with relay none), and those on a chain with less work change over to the other. " +
				"Crashed and frozen nodes stay as they are, and so do latency, jitter, loss and bandwidth.",
			Example: "heal",
		},
		also:  []string{"unpartition", "mend", "rejoin"},
		parse: bare(Heal{}),
	}
}

func (Heal) String() string { return "heal" }
