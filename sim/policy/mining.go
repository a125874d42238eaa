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
	delay := argument.Duration()
	kind := argument.Kind[netsim.Time]{Expected: delay.Expected, Offers: delay.Offers, Parse: func(s string) (netsim.Time, error) {
		d, err := delay.Parse(s)
		return netsim.Time(d), err
	}}
	return of("template-delay", "DURATION",
		"template-delay=2s goes on mining on the old block for so long after somebody else's has come, as a pool does until all its workers have new work.",
		kind, func(p *node.Policies) *netsim.Time { return &p.Delay },
		func(v netsim.Time) string { return quantity.FormatDuration(v.Duration()) })
}
