package command

// Restart starts crashed nodes again: "restart n2".
type Restart struct{ Nodes NodeList }

func (Restart) row() row {
	return row{
		Spec: Spec{
			Name: "restart", Args: "NODES",
			Summary: "start crashed nodes again",
			Detail:  "The node comes back with the chain and the keys that it had and an empty mempool, mines again if it did before, and compares tips with its peers to catch up (not with relay none).",
			Example: "restart n2",
		},
		also:  []string{"reboot", "revive"},
		parse: onNodes(func(l NodeList) Restart { return Restart{l} }),
	}
}

func (c Restart) String() string { return c.say(nil) }

func (c Restart) say(by naming) string { return "restart " + c.Nodes.text(by) }
