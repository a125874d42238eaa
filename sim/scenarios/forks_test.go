package scenarios_test

import (
	"math/rand/v2"
	"testing"
)

// softForked is the scenario soft-fork without delay: how often the two old miners, who find a
// third of all blocks, find one on what all have, while the others find 180. Each of the four
// others refuses that, and those on it are never asked for.
func softForked() (refused spread) {
	for seed := range uint64(modelWorlds) {
		random := rand.New(rand.NewPCG(seed, 0x736f6674))
		first, lead, split := 0.0, 0, false // of the old branch
		for found := 0; found < 180; {
			switch old := random.Float64() < 1.0/3; {
			case old && !split:
				first, lead, split = first+1, 1, true
			case old:
				lead++
			default:
				found++
				if split {
					lead--
					split = lead >= 0
				}
			}
		}
		refused.add(4 * first)
	}
	return refused
}

func softForkChances() []chance {
	refused := softForked()
	return []chance{
		{"until height >= 200 within=3h", fewer(3*hour/15, 200)},
		{"expect refused(coinbase-amount) >= 20", refused.rare(20, 1e6)},
		{"until converged and height(n4) >= 200 within=1h", fewer(hour/15, 60) + 1.0/(1<<30)}, // the old branch is ahead by a block with a chance of a half
		{"until main(n4) gains 5 and main(n5) gains 5 within=1h", 2 * fewer(hour/minute-3, 6)},
	}
}

// hardForkChances: of the blocks from the fork on, a third is found by old rules. Where these are
// ahead when the new branch has its 180, there is no split yet.
func hardForkChances() []chance {
	old, few := 0.0, 0.0
	for k := range 361 {
		if k >= 180 {
			old += ways(1.0/3, 360, k)
		}
	}
	for k := range 30 {
		few += ways(1.0/3, 210, k)
	}
	return []chance{
		{"until height(bob) >= 1 within=2h", none(minute, 2*hour)},
		{"until height(alice) >= 200 and height(bob) >= 50 within=4h", fewer(4*hour/15, 200) + fewer(4*hour/30, 50)},
		{"expect tips >= 2", old},
		{"until confirmations(twice,alice) >= 3 and confirmations(twice,bob) >= 3 within=1h", fewer(hour/15, 4) + fewer(hour/30, 4)},
		{"until converged within=1h", none(minute, hour)}, // where two of the new branch are equal
		{"expect reorg.depth >= 30", few},
	}
}

// august is the scenario august-2026: what the others have after the twenty days, and how likely
// n0 has thirty blocks or more. The difficulty of each window is right but for the time that the
// one before it took, a gamma variable.
func august() (height spread, many float64) {
	const interval, days, window, share = 600.0, 480 * hour, 100, 0.00275
	for seed := range uint64(modelWorlds) {
		random := rand.New(rand.NewPCG(seed, 0x617567))
		blocks, now, difficulty := 0.0, 0.0, 1.0
		for now < days {
			took := 0.0
			for range window {
				took += random.ExpFloat64()
			}
			if blocks == 0 {
				difficulty = window / took
				many += (1 - fewer(days/interval*share/difficulty, 30)) / modelWorlds
				took = 0
				for range window {
					took += random.ExpFloat64()
				}
			}
			lasts := took * interval * difficulty / (1 - share)
			blocks += window * min(1, (days-now)/lasts)
			now += lasts
			difficulty = window / took
		}
		height.add(blocks)
	}
	return height, many
}

func augustChances() []chance {
	height, many := august()
	return []chance{
		{"until height >= 100 within=48h", fewer(48*hour/600, 100)},
		{"expect height >= 2400", height.rare(2400, 1e6)},
		{"expect height(n0) < 130", many},
	}
}

// The models say what the scenarios do.
func TestModelsOfForks(t *testing.T) {
	refused, height := softForked(), spread{}
	height, many := august()
	if refused.mean() < 110 || refused.mean() > 130 || height.mean() < 2750 || height.mean() > 2950 {
		t.Errorf("%.0f blocks are refused, expected about 120; %.0f are found in twenty days, expected about 2850", refused.mean(), height.mean())
	}
	t.Logf("refused %.0f +- %.0f, height %.0f +- %.0f, thirty for n0 once in %.3g runs", refused.mean(), refused.deviation(), height.mean(), height.deviation(), 1/many)
}
