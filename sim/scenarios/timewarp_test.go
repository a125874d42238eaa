package scenarios_test

import (
	"math"
	"math/rand/v2"
	"testing"
)

// warped is the scenario timewarp: how many blocks Mallory has before the attack, and after it.
func warped() (before, after spread) {
	const lasts, limit, halfLife, interval = 3200.0, 60, 1000, 10
	for seed := range uint64(modelWorlds) {
		random := rand.New(rand.NewPCG(seed, 0x7761727065))
		height, claimed := 0.0, 0.0 // of the tip
		play := func(from, to float64, claims func(now float64) float64) float64 {
			for now := from; ; height++ {
				late := claimed - interval*height
				if now += random.ExpFloat64() * interval * math.Exp2(-late/halfLife); now > to {
					return height
				}
				claimed = claims(now)
			}
		}
		before.add(play(0, lasts, func(now float64) float64 { return now }))
		after.add(play(lasts, 2*lasts, func(float64) float64 { return 2*lasts + limit }))
	}
	return before, after
}

func timewarpChances() []chance {
	before, after := warped()
	return []chance{
		{"expect height < 380", before.rare(380, 1e6)},
		{"expect height >= 700", after.rare(700, 1e6)},
	}
}

// The model agrees with what ASERT's schedule says (see TestTimewarpMakesBlocksComeFaster in sim).
func TestModelOfTimewarp(t *testing.T) {
	before, after := warped()
	const lasts, a = 3200, math.Ln2 / 1000
	faster := math.Log(1+a*lasts*math.Exp(a*(lasts+60))) / a / 10
	if math.Abs(before.mean()-lasts/10) > 2 || math.Abs(after.mean()-before.mean()-faster) > 4 {
		t.Errorf("%.1f blocks, and then %.1f more; predicted %.1f and %.1f", before.mean(), after.mean()-before.mean(), lasts/10.0, faster)
	}
	t.Logf("%.1f +- %.1f, %.1f +- %.1f", before.mean(), before.deviation(), after.mean(), after.deviation())
}
