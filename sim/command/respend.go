package command

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Respend pays somebody else with the coins of an earlier payment, and gives that
// to some nodes only: "respend rent n2 via=n3".
type Respend struct {
	Payment string // its As
	To      Recipient
	Via     nodeset.List
	Fee     chain.Amount
	As      string
}

func (Respend) Row() grammar.Row {
	return grammar.Row{
		Name: "respend", Args: "PAYMENT TO via=NODES [fee=AMOUNT] [as=WORD]",
		Summary: "spend the coins of a payment once more",
		Detail: "The one who made PAYMENT, a word that send's as= gave, signs another transaction that spends the same coins and pays all of them, less the fee, to TO; it is given to the nodes of via alone, as if the payer spoke to them directly. " +
			"A node that has the first payment in its mempool, or in its chain, refuses this one, and the other way round: at most one of the two can ever be in a chain. Which one is for the miners to say.",
		Example: "respend rent n2 via=n3",
		Options: []string{"via", "fee", "as"},
		Also:    []string{"doublespend", "double-spend", "cheat"},
		Parse:   parseRespend,
	}
}

func parseRespend(a *grammar.Arguments) Command {
	c := Respend{Payment: grammar.Read(a, a.PaymentKind()), To: grammar.Read(a, a.Known.RecipientKind())}
	var given bool
	if c.Via, given = grammar.Option(a, "via", a.Known.NodesKind()); !given {
		a.Offer(argument.Words("via="))
		a.Missing("via= and the nodes that are given the payment")
	}
	c.Fee, _ = grammar.Option(a, "fee", grammar.AmountKind())
	c.As, _ = grammar.Option(a, "as", a.WordKind("rival"))
	return c
}

// Teach notes the word of the payment.
func (c Respend) Teach(known *grammar.Known) { known.LearnPayment(c.As) }

func (c Respend) String() string { return c.say(nil) }

func (c Respend) say(by nodeset.By) string {
	return "respend " + c.Payment + " " + c.To.Text(by) + " via=" + c.Via.Text(by) + feeOption(c.Fee) + asOption(c.As)
}
