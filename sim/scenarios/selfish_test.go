package scenarios_test

import (
	"math/rand/v2"
	"testing"

	"example.com/sosocoin/sim/theory"
)

// selfish is the scenario selfish without delay: of 1500 blocks, of which Mallory finds two
// fifths, its share of the main chain, the stale share of all, and how many stale blocks of
// others there are. In a tie four of five honest miners mine on its block.
func selfish() (revenue, stale, orphaned spread) {
	const alpha, gamma, blocks = 0.4, 0.8, 1500
	for seed := range uint64(modelWorlds) {
		random := rand.New(rand.NewPCG(seed, 0x73656c66697368))
		own, others, tied := 0, 0, false // of the race
		mine, theirs, found := 0, 0, 0   // settled, and found by others
		for range blocks {
			switch {
			case random.Float64() < alpha:
				if own++; tied && own == others+1 {
					mine, own, others, tied = mine+own, 0, 0, false
				}
				continue
			case tied && random.Float64() < gamma:
				mine, own, others = mine+others, own-others, 1
			default:
				others++
			}
			found++
			switch tied = own >= others; {
			case own < others:
				theirs, own, others = theirs+others, 0, 0
			case own == others+1:
				mine, own, others, tied = mine+own, 0, 0, false
			}
		}
		main := mine + theirs + max(own, others)
		if own > others {
			mine += own
		} else {
			theirs += others
		}
		revenue.add(float64(mine) / float64(main))
		stale.add(1 - float64(main)/blocks)
		orphaned.add(float64(found - theirs))
	}
	return revenue, stale, orphaned
}

// The model agrees with the law of selfish mining.
func TestModelOfSelfishMining(t *testing.T) {
	if testing.Short() {
		t.Skip("reckons for a while")
	}
	revenue, stale, orphaned := selfish()
	want := theory.Evaluate(theory.SM1(60), 0.4, 0.8)
	if within := 0.005; revenue.mean() < want.Share-within || revenue.mean() > want.Share+within || stale.mean() < 1-want.Growth-within || stale.mean() > 1-want.Growth+within {
		t.Errorf("revenue %.4f and %.4f stale, predicted %.4f and %.4f", revenue.mean(), stale.mean(), want.Share, 1-want.Growth)
	}
	t.Logf("revenue %.4f +- %.4f, stale %.4f +- %.4f, orphaned %.0f +- %.0f", revenue.mean(), revenue.deviation(), stale.mean(), stale.deviation(), orphaned.mean(), orphaned.deviation())
}
