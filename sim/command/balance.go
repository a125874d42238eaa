package command

import "example.com/sosocoin/sim/nodeset"

// Balance reads a balance: "balance n0", "balance 02ab...", as one node's chain has it: "at=n1".
type Balance struct {
	Of Recipient
	At *nodeset.Node // nil: Of's own chain for a node, n0's for an address
}

func (Balance) row() row {
	return row{
		Spec: Spec{
			Kind: Question,
			Name: "balance", Args: "NODE|ADDRESS [at=NODE]",
			Summary: "show a balance",
			Detail: "Balances are sums of unspent outputs, so they depend on whose chain one looks at: at=n1 asks n1's. Without it a node's balance is by its own chain, an address's by n0's. " +
				"A node's balance is over all its keys. Whether something is confirmed can differ between nodes as long as they are on different tips.",
			Example: "balance n0 at=n1",
		},
		options: []string{"at"},
		also:    []string{"money", "coins", "funds"},
		parse:   parseBalance,
	}
}

func parseBalance(a *arguments) Command {
	c := Balance{Of: read(a, a.known.recipientKind())}
	if at, ok := option(a, "at", a.known.nodeKind()); ok {
		c.At = &at
	}
	return c
}

func (c Balance) String() string { return c.say(nil) }

func (c Balance) say(by nodeset.By) string {
	if c.At == nil {
		return "balance " + c.Of.say(by)
	}
	return "balance " + c.Of.say(by) + " at=" + by.Node(*c.At)
}
