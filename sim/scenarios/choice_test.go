package scenarios_test

import "math"

// finalityChances: after an hour each half should have more blocks than nodes take back.
func finalityChances() []chance {
	return []chance{
		{"expect blocks.main >= 1", none(30, 30*minute)},
		{"expect tips >= 2", 2 * fewer(60, 7)},
		{"until converged within=1h", none(30, hour)}, // where the two are equal
	}
}

// grown is how long the chain of the honest nodes of the scenario ghost is, in the model, after
// so many seconds.
func grown(seconds float64) (height spread) {
	for seed := range uint64(modelWorlds / 5) {
		m := newModel(seed, "full", 5, 16, 1.5)
		m.constant, m.hop = true, 5
		m.run(seconds)
		height.add(m.main())
	}
	return height
}

// ghostChances: a hundred blocks of the honest nodes have as many beside them, or more. An honest
// chain has one block at least in 6.5 s, on average: those that follow each other after the delay.
func ghostChances() []chance {
	heavier := 0.0
	for k := 267; k <= 534; k++ {
		heavier += ways(1.0/3, 534, k)
	}
	const seconds, lead = 20*minute + hour, 30
	height := grown(seconds)
	longer := (seconds/3.0 - height.mean() - lead) / math.Hypot(height.deviation(), math.Sqrt(seconds/3.0))
	return []chance{
		{"expect reorg.depth < 100", 20 * minute * heavier},
		{"until reorg.depth >= 100 within=1h", fewer((20*minute-500)/1.5, 100) + math.Erfc(longer/math.Sqrt2)/2},
	}
}
