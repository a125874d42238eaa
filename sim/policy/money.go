package policy

import (
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
)

// What a node keeps in its mempool, and which coins its wallet spends.

func minFeeRate() row {
	return of("min-fee-rate", "RATE",
		"min-fee-rate=10 takes no transaction into the mempool that pays less than 10 base units (0.0000001 coins) per byte.",
		argument.Whole("a number of base units per byte", 0, grammar.MaxHeight).Offering(argument.Words("1", "10", "1000", "0")),
		func(p *node.Policies) *int { return &p.Pool.MinRate }, strconv.Itoa)
}

func replaceByFee() row {
	return of("replace-by-fee", "on|off",
		"replace-by-fee=on takes a transaction for those in the mempool that spend the same coins, if it pays more than they do, in all and per byte; off keeps what was seen first.",
		argument.Switch(), func(p *node.Policies) *bool { return &p.Pool.Replace }, argument.OnOff)
}

func poolSize() row {
	return of("pool-size", "BYTES",
		"pool-size=20000 keeps at most so many bytes of transactions, those that pay most per byte; 0 is the size of the start.",
		argument.Whole("a number of bytes, 0 for that of the start", 0, grammar.MaxHeight).Offering(argument.Words("5000", "20000", "1000000", "0")),
		func(p *node.Policies) *int { return &p.Pool.MaxBytes }, strconv.Itoa)
}

func spendUnconfirmed() row {
	words := []string{chain.OwnChange: "change", chain.AnyUnconfirmed: "all", chain.NoUnconfirmed: "none"}
	return of("spend-unconfirmed", "change|all|none",
		"spend-unconfirmed=change spends, of coins that are in no block yet, the wallet's own change alone; all spends what others have paid too, who may still pay it to somebody else; none waits for a block.",
		argument.OneOf[chain.Unconfirmed](words),
		func(p *node.Policies) *chain.Unconfirmed { return &p.Spends },
		func(v chain.Unconfirmed) string { return words[v] })
}
