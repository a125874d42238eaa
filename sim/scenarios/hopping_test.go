package scenarios_test

import (
	"math/rand/v2"
	"testing"
)

// hopped is the scenario hopping: how many seconds its 300 blocks take.
func hopped() (taken spread) {
	const blocks, window, price, all, without = 300, 10, 120, 20, 4
	for seed := range uint64(modelWorlds) {
		random := rand.New(rand.NewPCG(seed, 0x686f70))
		difficulty, now, began := 200.0, 0.0, 0.0
		for height := 1; height <= blocks; height++ {
			rate := float64(all)
			if difficulty > price {
				rate = without
			}
			now += random.ExpFloat64() * max(difficulty, 1) / rate
			if height%window == 0 {
				difficulty /= min(max((now-began)/(window*10), 0.25), 4)
				began = now
			}
		}
		taken.add(now)
	}
	return taken
}

func hoppingChances() []chance {
	taken := hopped()
	return []chance{
		{"until height >= 300 within=8h", taken.rare(8*hour, 1e6)},
		{"expect interval > 14s", taken.rare(14*300, 1e6)},
	}
}

// Of what takes 20 s and more, a rule that looks at each block makes 12.
func TestModelOfHopping(t *testing.T) {
	taken := hopped()
	if mean := taken.mean() / 300; mean < 20 || mean > 26 {
		t.Errorf("a block takes %.1f s", mean)
	}
	t.Logf("%.0f +- %.0f s", taken.mean(), taken.deviation())
}
