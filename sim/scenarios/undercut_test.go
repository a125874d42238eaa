package scenarios_test

import (
	"math/rand/v2"
	"testing"
)

// undercut is the scenario undercut without delay: the stale share after 40 blocks of petty miners,
// of which none is stale, and 100 more of undercutters. Fees come in at random moments, one for
// each half of a block in the mean, as do blocks. A few more are stale in truth: miners decide
// before they begin a piece of work, when less has come in.
func undercut() (stale spread) {
	const miners, petty, blocks = 5, 40, 100
	for seed := range uint64(modelWorlds) {
		random := rand.New(rand.NewPCG(seed, 0x756e646572))
		lost := 0
		outstanding, took, finder := 0, 0, -1 // fees since the block before the newest one, of which that took some
		for range blocks {
			for random.Float64() < 2.0/3 {
				outstanding++ // before the next block comes, which is half as likely
			}
			miner, left := random.IntN(miners), outstanding-took
			if miner != finder && took > left {
				lost++ // beside the newest one, for half of all
				took = left + (took-left)/2
			} else {
				outstanding, took = left, left
			}
			finder = miner
		}
		stale.add(float64(lost) / (petty + blocks))
	}
	return stale
}

func undercutChances() []chance {
	stale, forks := undercut(), 0.0 // of 40 blocks, of each of which another's finder had not heard with a chance of 0.1 s in 10 s
	for n := range 8 {
		forks += poisson(40*0.1/10, n)
	}
	return []chance{
		{"until height >= 40 within=2h", fewer(2*hour/10, 48)},
		{"expect stale.rate < 0.2", 1 - forks},
		{"until blocks.mined gains 100 within=4h", fewer(4*hour/10, 100)},
		{"expect stale.rate > 0.1", stale.rare(0.1, 1e6)},
	}
}

// The model says what the scenario does.
func TestModelOfUndercutting(t *testing.T) {
	stale := undercut()
	if stale.mean() < 0.22 || stale.mean() > 0.3 {
		t.Errorf("%.3f are stale", stale.mean())
	}
	t.Logf("stale %.3f +- %.3f", stale.mean(), stale.deviation())
}
