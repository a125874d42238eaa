package command

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
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

func (Respend) row() row {
	return row{
		Spec: Spec{
			Name: "respend", Args: "PAYMENT TO via=NODES [fee=AMOUNT] [as=WORD]",
			Summary: "spend the coins of a payment once more",
			Detail: "The one who made PAYMENT, a word that send's as= gave, signs another transaction that spends the same coins and pays all of them, less the fee, to TO; it is given to the nodes of via alone, as if the payer spoke to them directly. " +
				"A node that has the first payment in its mempool, or in its chain, refuses this one, and the other way round: at most one of the two can ever be in a chain. Which one is for the miners to say.",
			Example: "respend rent n2 via=n3",
		},
		options: []string{"via", "fee", "as"},
		also:    []string{"doublespend", "double-spend", "cheat"},
		parse:   parseRespend,
	}
}

func parseRespend(a *arguments) Command {
	c := Respend{Payment: read(a, wordKind(a.known.Payments...)), To: read(a, a.known.recipientKind())}
	var given bool
	if c.Via, given = option(a, "via", a.known.nodesKind()); !given {
		a.Offer(argument.Words("via="))
		a.Missing("via= and the nodes that are given the payment")
	}
	c.Fee, _ = option(a, "fee", amountKind())
	c.As, _ = option(a, "as", wordKind("rival"))
	return c
}

func (c Respend) word() string { return c.As }

func (c Respend) String() string { return c.say(nil) }

func (c Respend) say(by nodeset.By) string {
	return "respend " + c.Payment + " " + c.To.say(by) + " via=" + c.Via.Text(by) + feeOption(c.Fee) + asOption(c.As)
}
