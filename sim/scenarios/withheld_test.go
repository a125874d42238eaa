package scenarios_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/withhold"
)

// withheld is a race without delay of a miner with a policy, who finds a part alpha of all blocks,
// against others, of whom a part gamma mines on its block in a tie.
type withheld struct {
	random       *rand.Rand
	alpha        float64
	own, others  int // blocks since the branches parted
	tied         bool
	mine, theirs int // settled
	honest       int // found by others
}

// find is the next block, and what the miner does then.
func (w *withheld) find(p *withhold.Policy, gamma float64) {
	fork := withhold.Relevant
	switch {
	case w.random.Float64() < w.alpha:
		w.own++
		if fork = withhold.Irrelevant; w.tied {
			fork = withhold.Active
		}
	case w.tied && w.random.Float64() < gamma:
		w.mine, w.own, w.others, w.tied = w.mine+w.others, w.own-w.others, 1, false
		w.honest++
	default:
		w.others, w.tied = w.others+1, false
		w.honest++
	}
	switch p.Do(withhold.State{Own: w.own, Others: w.others, Fork: fork}) {
	case withhold.Adopt:
		w.theirs, w.own, w.others, w.tied = w.theirs+w.others, 0, 0, false
	case withhold.Override:
		w.mine, w.own, w.others, w.tied = w.mine+w.others+1, w.own-w.others-1, 0, false
	case withhold.Match:
		w.tied = true
	}
}

// end is that the miner publishes all, if that is of use.
func (w *withheld) end() {
	if w.own > w.others {
		w.mine += w.own
	} else {
		w.theirs += w.others
	}
}

// stage is so many blocks that are found with a policy.
type stage struct {
	blocks int
	policy *withhold.Policy
	gamma  float64
}

// play is, without delay, the miner's share of the main chain, the stale share of all blocks, and
// how many stale ones there are of others, after some stages.
func outcomes(alpha float64, stages ...stage) (revenue, stale, orphaned spread) {
	for seed := range uint64(modelWorlds) {
		w := withheld{random: rand.New(rand.NewPCG(seed, 0x73656c66697368)), alpha: alpha}
		blocks := 0
		for _, s := range stages {
			for range s.blocks {
				w.find(s.policy, s.gamma)
			}
			blocks += s.blocks
		}
		w.end()
		main := w.mine + w.theirs
		revenue.add(float64(w.mine) / float64(main))
		stale.add(1 - float64(main)/float64(blocks))
		orphaned.add(float64(w.honest - w.theirs))
	}
	return revenue, stale, orphaned
}

// selfish is the scenario selfish. In a tie four of five honest miners mine on Mallory's block.
func selfish() (revenue, stale, orphaned spread) {
	return outcomes(0.4, stage{1500, theory.SM1(60), 0.8})
}

// stubborn is the scenario stubborn.
func stubborn() (revenue, stale, orphaned spread) {
	return outcomes(4.0/9, stage{1000, theory.Stubborn{Lead: true, Fork: true}.Policy("", 200), 0.8})
}

// optimal is the scenario optimal: how much is stale before the links get fast, and in the end.
func optimal() (before, stale, orphaned spread) {
	_, before, _ = outcomes(0.3, stage{300, policyOf(0), 0})
	_, stale, orphaned = outcomes(0.3, stage{300, policyOf(0), 0}, stage{900, policyOf(0.8), 0.8})
	return before, stale, orphaned
}

func policyOf(gamma float64) *withhold.Policy {
	best, _ := theory.Optimal(0.3, gamma, 30) // longer races are rarer than a run is long
	return best
}

func selfishChances() []chance {
	revenue, stale, orphaned := selfish()
	return []chance{
		{"until blocks.mined >= 1500 within=6h", fewer(6*hour/7.2, 1500)},
		{"expect gamma > 0.6", certain}, // the other four of five honest miners hear of Mallory's block first
		{"expect revenue(mallory) > 0.4", revenue.rare(0.4, 1e6)},
		{"expect stale.rate > 0.2", stale.rare(0.2, 1e6)},
		{"expect orphaned > 100", orphaned.rare(100, 1e6)},
	}
}

func stubbornChances() []chance {
	revenue, stale, _ := stubborn()
	return []chance{
		{"until blocks.mined >= 1000 within=6h", fewer(6*hour/(60.0/9), 1000)},
		{"expect gamma > 0.6", certain},
		{"expect revenue(mallory) > 0.5", revenue.rare(0.5, 1e6)},
		{"expect stale.rate > 0.36", stale.rare(0.36, 1e6)},
	}
}

func optimalChances() []chance {
	_, stale, orphaned := optimal()
	forks := 0.0 // of 300 blocks, of each of which another's finder had not heard with a chance of 0.05 s in 8.4 s
	for n := range 16 {
		forks += poisson(300*0.05/8.4, n)
	}
	return []chance{
		{"until blocks.mined >= 300 within=6h", fewer(6*hour/8.4, 300)},
		{"expect stale.rate < 0.05", 1 - forks},
		{"until blocks.mined >= 1200 within=6h", fewer(6*hour/8.4, 900)},
		{"expect gamma > 0.6", certain},
		{"expect stale.rate > 0.15", stale.rare(0.15, 1e6)},
		{"expect orphaned > 150", orphaned.rare(150, 1e6)},
	}
}

// The model agrees with the laws, but for the beginning and the end.
func TestModelOfWithholding(t *testing.T) {
	if testing.Short() {
		t.Skip("reckons for a while")
	}
	revenue, stale, orphaned := selfish()
	agrees(t, "selfish", revenue, stale, theory.Evaluate(theory.SM1(60), 0.4, 0.8), 0.005)
	t.Logf("selfish: revenue %.4f +- %.4f, stale %.4f +- %.4f, orphaned %.0f +- %.0f", revenue.mean(), revenue.deviation(), stale.mean(), stale.deviation(), orphaned.mean(), orphaned.deviation())
	revenue, stale, _ = stubborn()
	agrees(t, "stubborn", revenue, stale, theory.Evaluate(theory.Stubborn{Lead: true, Fork: true}.Policy("", 60), 4.0/9, 0.8), 0.01)
	t.Logf("stubborn: revenue %.4f +- %.4f, stale %.4f +- %.4f", revenue.mean(), revenue.deviation(), stale.mean(), stale.deviation())
	before, stale, orphaned := optimal()
	if before.mean() != 0 {
		t.Errorf("optimal: %.4f are stale where honest mining is best", before.mean())
	}
	t.Logf("optimal: stale %.4f +- %.4f, orphaned %.0f +- %.0f", stale.mean(), stale.deviation(), orphaned.mean(), orphaned.deviation())
}

func agrees(t *testing.T, name string, revenue, stale spread, want theory.Revenue, within float64) {
	t.Helper()
	if math.Abs(revenue.mean()-want.Share) > within || math.Abs(stale.mean()-(1-want.Growth)) > within {
		t.Errorf("%s: revenue %.4f and %.4f stale, predicted %.4f and %.4f", name, revenue.mean(), stale.mean(), want.Share, 1-want.Growth)
	}
}
