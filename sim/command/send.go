package command

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/grammar"
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

func (Send) Row() grammar.Row {
	return grammar.Row{
		Name: "send", Args: "FROM TO AMOUNT [fee=AMOUNT] [as=WORD]",
		Summary: "pay coins from a node's wallet",
		Detail: "FROM's wallet picks unspent outputs of its own until they cover the amount and the fee, signs a transaction, and pays the rest back to itself as change. " +
			"The transaction waits in mempools until a miner puts it into a block; that miner gets the fee, and takes those that pay most for their size first. " +
			"TO is a node, meaning its first address, or an address of 66 hex digits. Amounts are in coins. If FROM cannot spend enough, the world refuses. " +
			"as= gives the payment a name, by which respend and a scenario's conditions can speak of it.",
		Example: "send n0 n3 2.5 fee=0.01",
		Options: []string{"fee", "as"},
		Also:    []string{"pay", "transfer"},
		Parse:   parseSend,
	}
}

func parseSend(a *grammar.Arguments) Command {
	c := Send{From: a.Node()}
	c.To = grammar.Read(a, a.Known.PayeeKind(c.From))
	c.Amount = grammar.Read(a, grammar.AmountKind().Checked(func(v chain.Amount, s string) error {
		if v == 0 {
			return &lex.ValueError{Value: s, Expected: "an amount above 0"}
		}
		return nil
	}))
	c.Fee, _ = grammar.Option(a, "fee", grammar.AmountKind().Checked(func(fee chain.Amount, _ string) error {
		_, err := c.Amount.Add(fee)
		return err
	}))
	c.As, _ = grammar.Option(a, "as", a.WordKind("rent", "loan"))
	return c
}

// Teach notes the word of the payment.
func (c Send) Teach(known *grammar.Known) { known.LearnPayment(c.As) }

func (c Send) String() string { return c.say(nil) }

func (c Send) say(by nodeset.By) string {
	return "send " + by.Node(c.From) + " " + c.To.Text(by) + " " + c.Amount.String() + feeOption(c.Fee) + asOption(c.As)
}
