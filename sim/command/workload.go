package command

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/quantity"
)

// Workload makes random payments, so many per virtual second over the network:
// "workload 0.5 amount=3 spread=exponential".
type Workload struct {
	PerSecond   float64
	Amount, Fee chain.Amount // means; 0: the program's own
	Spread      Spread
}

// Spread is how random amounts lie around their mean.
type Spread uint8

// The spreads: from almost nothing to twice the mean, all alike, many small and few
// large.
const (
	SpreadUniform Spread = iota
	SpreadFixed
	SpreadExponential
)

func spreadWords() []string { return []string{"uniform", "fixed", "exponential"} }

// String returns the spread's word.
func (s Spread) String() string { return spreadWords()[s] }

func (Workload) Row() grammar.Row {
	return grammar.Row{
		Name: "workload", Args: "PER_SECOND [amount=AMOUNT] [fee=AMOUNT] [spread=SPREAD]",
		Summary: "make random payments between nodes",
		Detail: "So many times per virtual second, on average and over the whole network, a random node pays another random one; if it cannot afford that, nothing happens. 0 stops the payments. " +
			"amount and fee are averages, in coins; without them they are about 1 and 0.0001. SPREAD says how they vary: uniform (from almost nothing to twice the mean), fixed, or exponential (many small, few large).",
		Example: "workload 0.5 amount=3 spread=exponential",
		Options: []string{"amount", "fee", "spread"},
		Also:    []string{"tx-rate", "txrate", "payments"},
		Parse:   parseWorkload,
	}
}

func parseWorkload(a *grammar.Arguments) Command {
	c := Workload{PerSecond: grammar.Read(a, argument.PerSecond())}
	c.Amount, _ = grammar.Option(a, "amount", grammar.AmountKind())
	c.Fee, _ = grammar.Option(a, "fee", grammar.AmountKind())
	c.Spread, _ = grammar.Option(a, "spread", argument.OneOf[Spread](spreadWords()))
	return c
}

func (c Workload) String() string {
	s := "workload " + quantity.FormatPerSecond(c.PerSecond)
	if c.Amount > 0 {
		s += " amount=" + c.Amount.String()
	}
	s += feeOption(c.Fee)
	if c.Spread != SpreadUniform {
		s += " spread=" + c.Spread.String()
	}
	return s
}
