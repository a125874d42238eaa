package policy

import (
	"strconv"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/quantity"
)

// What a node mines.

func blockSize() row {
	return of("block-size", "BYTES",
		"block-size=1000 makes the node's own blocks no larger, whatever its rules allow; 0 makes them as large as these do.",
		argument.Whole("a number of bytes, 0 for what the rules allow", 0, grammar.MaxHeight).Offering(argument.Words("400", "1000", "0")),
		func(p *node.Policies) *int { return &p.BlockSize }, strconv.Itoa)
}

func templateDelay() row {
	return of("template-delay", "DURATION",
		"template-delay=2s goes on mining on the old block for so long after somebody else's has come, as a pool does until all its workers have new work.",
		span(), func(p *node.Policies) *netsim.Time { return &p.Delay }, formatSpan)
}

// span is a time that something lasts.
func span() argument.Kind[netsim.Time] {
	duration := argument.Duration()
	return argument.Kind[netsim.Time]{Expected: duration.Expected, Offers: duration.Offers, Parse: func(s string) (netsim.Time, error) {
		d, err := duration.Parse(s)
		return netsim.Time(d), err
	}}
}

func formatSpan(v netsim.Time) string { return quantity.FormatDuration(v.Duration()) }
