package command

// Keys shows a node's private keys to its operator: "keys n0".
type Keys struct{ Node Node }

func (Keys) row() row {
	return row{
		Spec: Spec{
			Kind: Question,
			Name: "keys", Args: "NODE",
			Summary: "show a node's private keys to its operator",
			Detail:  "You are the operator of every node here, so you may see them. Another node that asks for them with ask is refused. Whoever has a private key can spend what its address holds. All keys follow from the seed, so that anybody who knows the seed of a world can compute them.",
			Example: "keys n0",
		},
		also:  []string{"privatekey", "secret"},
		parse: func(a *arguments) Command { return Keys{read(a, a.known.nodeKind())} },
	}
}

func (c Keys) String() string { return c.say(nil) }

func (c Keys) say(by naming) string { return "keys " + by.node(c.Node) }
