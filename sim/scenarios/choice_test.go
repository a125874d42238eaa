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
		m := newModel(seed, "full", 5, 16, 3)
		m.constant, m.hop = true, 10
		m.run(seconds)
		height.add(m.main())
	}
	return height
}

// ghostChances: Mallory finds a block in six seconds. By the GHOST rule she wins if of all blocks
// half are hers or more, at any of the blocks until then.
func ghostChances() []chance {
	const patience, rest = 3 * hour, 14 * minute
	long, short := grown(patience), grown(rest)
	notLonger := math.Erfc((patience/6.0-long.mean()-20)/math.Hypot(long.deviation(), math.Sqrt(patience/6.0))/math.Sqrt2) / 2
	heavier, all := 0.0, 2*int(70*rest/3.0/short.mean())
	for k := all / 2; k <= all; k++ {
		heavier += ways(1.0/3, all, k)
	}
	return []chance{
		{"until private.lead(mallory) >= 15 within=1h", fewer(hour/6, 15)},
		{"until private.lead(mallory) < 5 within=3h", notLonger},
		{"expect reorg.depth < 70", heavier * long.mean()},
		{"until reorg.depth >= 70 within=3h", notLonger + short.rare(70, 1e12)},
	}
}
