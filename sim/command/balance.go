package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Balance reads a balance: "balance n0", "balance 02ab...", as one node's chain has it: "at=n1".
type Balance struct {
	Of Recipient
	At *nodeset.Node // nil: Of's own chain for a node, n0's for an address
}

func (Balance) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.Question,
		Name: "balance", Args: "NODE|ADDRESS [at=NODE]",
		Summary: "show a balance",
		Detail: "Balances are sums of unspent outputs, so they depend on whose chain one looks at: at=n1 asks n1's. Without it a node's balance is by its own chain, an address's by n0's. " +
			"A node's balance is over all its keys. Whether something is confirmed can differ between nodes as long as they are on different tips.",
		Example: "balance n0 at=n1",
		Options: []string{"at"},
		Also:    []string{"money", "coins", "funds"},
		Parse:   parseBalance,
	}
}

func parseBalance(a *grammar.Arguments) Command {
	c := Balance{Of: grammar.Read(a, a.Known.RecipientKind())}
	if at, ok := grammar.Option(a, "at", a.Known.NodeKind()); ok {
		c.At = &at
	}
	return c
}

func (c Balance) String() string { return c.say(nil) }

func (c Balance) say(by nodeset.By) string {
	if c.At == nil {
		return "balance " + c.Of.Text(by)
	}
	return "balance " + c.Of.Text(by) + " at=" + by.Node(*c.At)
}
