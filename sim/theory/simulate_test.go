package theory_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/withhold"
)

// block is one of a simulation, which knows nothing of states: they are read off the blocks.
type block struct {
	parent *block
	height int
	mine   bool
}

func (b *block) at(height int) *block {
	for b.height > height {
		b = b.parent
	}
	return b
}

func parted(a, b *block) *block {
	height := min(a.height, b.height)
	for a, b = a.at(height), b.at(height); a != b; {
		a, b = a.parent, b.parent
	}
	return a
}

// simulation is a miner with a policy among honest ones.
type simulation struct {
	private, public *block
	published       *block // by the miner, as high as public; nil if there is no tie
	found           int
}

func (s *simulation) next(p *withhold.Policy, alpha, gamma float64, rng *rand.Rand) {
	s.found++
	fork := withhold.Relevant
	switch u := rng.Float64(); {
	case u < alpha:
		s.private = &block{s.private, s.private.height + 1, true}
		if fork = withhold.Irrelevant; s.published != nil {
			fork = withhold.Active
		}
	case s.published != nil && rng.Float64() < gamma:
		s.public = &block{s.published, s.published.height + 1, false}
		s.published = nil
	default:
		s.public = &block{s.public, s.public.height + 1, false}
		s.published = nil
	}
	root := parted(s.private, s.public)
	switch p.Do(withhold.State{Own: s.private.height - root.height, Others: s.public.height - root.height, Fork: fork}) {
	case withhold.Adopt:
		s.private, s.published = s.public, nil
	case withhold.Override:
		s.public, s.published = s.private.at(s.public.height+1), nil
	case withhold.Match:
		s.published = s.private.at(s.public.height)
	}
}

// run counts, of the blocks on what everybody has at the end, those of the miner.
func run(p *withhold.Policy, alpha, gamma float64, blocks int) theory.Revenue {
	rng := rand.New(rand.NewPCG(7, 11))
	genesis := &block{}
	s := simulation{private: genesis, public: genesis}
	for range blocks {
		s.next(p, alpha, gamma, rng)
	}
	mine := 0
	for b := s.public; b != genesis; b = b.parent {
		if b.mine {
			mine++
		}
	}
	return theory.Revenue{Share: float64(mine) / float64(s.public.height), Growth: float64(s.public.height) / float64(blocks)}
}

// What the chain of a policy predicts is what happens to blocks.
func TestRevenueOfBlocks(t *testing.T) {
	best, _ := theory.Optimal(0.4, 0.5, 40)
	for _, c := range []struct {
		policy       *withhold.Policy
		alpha, gamma float64
	}{
		{theory.Honest(), 0.3, 0.5},
		{theory.SM1(40), 0.33, 0},
		{theory.SM1(40), 0.4, 1},
		{theory.Stubborn{Lead: true}.Policy("L", 40), 0.35, 0.5},
		{theory.Stubborn{Fork: true}.Policy("F", 40), 0.4, 0.3},
		{theory.Stubborn{Lead: true, Fork: true, Trail: 1}.Policy("LFT1", 40), 0.38, 0.7},
		{best, 0.4, 0.5},
	} {
		const blocks = 300_000
		want, got := theory.Evaluate(c.policy, c.alpha, c.gamma), run(c.policy, c.alpha, c.gamma, blocks)
		// Four deviations, if what one race brings counts as three blocks.
		within := 4 * math.Sqrt(3*want.Share*(1-want.Share)/blocks)
		if math.Abs(got.Share-want.Share) > within || math.Abs(got.Growth-want.Growth) > within {
			t.Errorf("%s, alpha %v, gamma %v: found %+v, predicted %+v", c.policy.Name, c.alpha, c.gamma, got, want)
		}
	}
}

// Two miners who hear of each other's blocks after a delay: the law of their stale blocks.
func TestTwoMinersOfBlocks(t *testing.T) {
	for _, c := range []struct{ delay, share float64 }{{0.05, 0.5}, {1, 0.5}, {0.5, 0.7}, {2, 0.3}} {
		rng := rand.New(rand.NewPCG(3, 5))
		type news struct {
			at     float64
			to     int
			height int
		}
		var (
			now    float64
			under  []news
			height [2]int
		)
		const blocks = 300_000
		for range blocks {
			now += rng.ExpFloat64()
			for len(under) > 0 && under[0].at <= now {
				height[under[0].to] = max(height[under[0].to], under[0].height)
				under = under[1:]
			}
			finder := 0
			if rng.Float64() >= c.share {
				finder = 1
			}
			height[finder]++
			under = append(under, news{now + c.delay, 1 - finder, height[finder]})
		}
		l, _ := theory.Lookup("two-miner")
		want, _ := l.Predict(theory.Values{"delay": c.delay, "interval": 1, "share": c.share})
		if got := 1 - float64(max(height[0], height[1]))/blocks; math.Abs(got-want) > 0.003 {
			t.Errorf("%+v: found %.5f, predicted %.5f", c, got, want)
		}
	}
}

// The rule itself, against what is expanded about its middle.
func TestWeightedAverageOfBlocks(t *testing.T) {
	for window, within := range map[int]float64{10: 0.01, 40: 0.003} {
		rng := rand.New(rand.NewPCG(1, 2))
		targets, gaps := make([]float64, window), make([]float64, window)
		for i := range targets {
			targets[i], gaps[i] = 1, 1
		}
		const blocks = 200_000
		sum := 0.0
		for n := range blocks {
			mean, weighted := 0.0, 0.0
			for age := 1; age <= window; age++ {
				i := (n - age + window) % window
				mean += targets[i] / float64(window)
				weighted += float64(window+1-age) * min(gaps[i], 6) / float64(window*(window+1)/2)
			}
			targets[n%window] = mean * weighted
			gaps[n%window] = rng.ExpFloat64() / targets[n%window]
			sum += gaps[n%window]
		}
		l, _ := theory.Lookup("retarget-lwma")
		want, _ := l.Predict(theory.Values{"window": float64(window), "target": 1})
		if got := sum / blocks; math.Abs(got-want) > within {
			t.Errorf("window %d: found %.5f, predicted %.5f", window, got, want)
		}
	}
}
