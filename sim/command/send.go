package command

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Send pays from a node's wallet: "send n0 n3 2.5 fee=0.01". As is a word by which
// later lines speak of the transaction.
type Send struct {
	From        nodeset.Node
	To          Recipient
	Amount, Fee chain.Amount
	As          string
}

func (Send) row() row {
	return row{
		Spec: Spec{
			Name: "send", Args: "FROM TO AMOUNT [fee=AMOUNT] [as=WORD]",
			Summary: "pay coins from a node's wallet",
			Detail: "FROM's wallet picks unspent outputs of its own until they cover the amount and the fee, signs a transaction, and pays the rest back to itself as change. " +
				"The transaction waits in mempools until a miner puts it into a block; that miner gets the fee, and takes those that pay most for their size first. " +
				"TO is a node, meaning its first address, or an address of 66 hex digits. Amounts are in coins. If FROM cannot spend enough, the world refuses. " +
				"as= gives the payment a name, by which respend and a scenario's conditions can speak of it.",
			Example: "send n0 n3 2.5 fee=0.01",
		},
		options: []string{"fee", "as"},
		also:    []string{"pay", "transfer", "transaction", "tx"},
		parse:   parseSend,
	}
}

func parseSend(a *arguments) Command {
	c := Send{From: read(a, a.known.nodeKind())}
	c.To = read(a, a.known.recipientKind().Offering(a.known.others(c.From)).Checked(func(to Recipient, s string) error {
		if !to.IsNode {
			return nil
		}
		return a.known.otherThan(c.From, to.Node, s, "a payment to oneself moves nothing")
	}))
	c.Amount = read(a, amountKind().Checked(func(v chain.Amount, s string) error {
		if v == 0 {
			return &lex.ValueError{Value: s, Expected: "an amount above 0"}
		}
		return nil
	}))
	c.Fee, _ = option(a, "fee", amountKind().Checked(func(fee chain.Amount, _ string) error {
		_, err := c.Amount.Add(fee)
		return err
	}))
	c.As, _ = option(a, "as", wordKind("rent", "loan"))
	return c
}

func (c Send) word() string { return c.As }

func (c Send) String() string { return c.say(nil) }

func (c Send) say(by nodeset.By) string {
	return "send " + by.Node(c.From) + " " + c.To.say(by) + " " + c.Amount.String() + feeOption(c.Fee) + asOption(c.As)
}
