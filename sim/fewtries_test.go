package sim

import (
	"context"
	"math"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/settings"
)

// The stale rate is a property of a world and not of its seed, however few tries a node
// makes while a block travels: over seeds, the numbers of stale blocks scatter as chance
// has them, by chi-square, and their sum is what the law says. Nodes that hash ahead and
// nodes that make each try at its moment are tried alike.
func TestStaleRateDoesNotDependOnTheSeed(t *testing.T) {
	t.Parallel()
	long(t)
	// The nine miners of workload.md: shares, and the law's stale rate weighted by them.
	nine := []float64{30, 29, 12, 11, 8, 5, 3, 1, 1}
	for name, c := range map[string]struct {
		nodes           int
		shares          []float64
		delay, interval time.Duration
		rate            float64 // mean hashes per second and node
		expected        float64 // stale blocks for each block of the best chain
		within          float64 // relative, beside four standard errors
	}{
		"two, hashing ahead":            {2, nil, 4 * time.Second, 600 * time.Second, 0.05, 1 - math.Exp(-4.0/1200), 0},
		"two, a try within the delay":   {2, nil, 4 * time.Second, 600 * time.Second, 0.2, 1 - math.Exp(-4.0/1200), 0},
		"two, try by try":               {2, nil, 4 * time.Second, 600 * time.Second, 0.005, 1 - math.Exp(-4.0/1200), 0},
		"two, a third as fast":          {2, []float64{3, 1}, 4 * time.Second, 600 * time.Second, 0.05, 2 * 0.75 * 0.25 * 4 / 600, 0.02},
		"two, six tries of 1000 s":      {2, nil, 60 * time.Second, 6000 * time.Second, 0.001, 1 - math.Exp(-60.0/12000), 0.02},
		"ten, try by try":               {10, nil, 100 * time.Millisecond, 10 * time.Second, 0.08, 1 - math.Exp(-0.9*0.1/10), 0.05},
		"nine unequal, hashing ahead":   {9, nine, 10 * time.Second, 600 * time.Second, 0.05, 0.01304, 0.05},
		"nine unequal, some by the try": {9, nine, 10 * time.Second, 600 * time.Second, 0.01, 0.01304, 0.05},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const seeds, blocks = 16, 2000
			var stale [seeds]float64
			sum := 0.0
			for seed := range seeds {
				stale[seed] = staleOf(t, uint64(seed+1), blocks, func(config *Config) {
					config.Nodes, config.Shares = c.nodes, c.shares
					config.Latency, config.Interval, config.HashRate = c.delay, c.interval, c.rate
				})
				sum += stale[seed]
			}
			mean, chi := sum/seeds, 0.0
			for _, count := range stale {
				chi += (count - mean) * (count - mean) / mean
			}
			if chi > 37.7 { // 15 degrees of freedom, p = 0.001
				t.Errorf("stale blocks by seed %v: chi-square %.1f", stale, chi)
			}
			found := sum / (seeds * blocks)
			if allowed := c.within*c.expected + 4*math.Sqrt(sum)/(seeds*blocks); math.Abs(found-c.expected) > allowed {
				t.Errorf("%.5f stale blocks a main block, expected %.5f within %.5f", found, c.expected, allowed)
			}
		})
	}
}

// staleOf is how many blocks are stale beside so many on the best chain.
func staleOf(t *testing.T, seed uint64, blocks uint32, set func(*Config)) float64 {
	config := settings.Default()
	config.Seed, config.Topology, config.Relay, config.Retarget, config.Exec = seed, "full", "push", "none", netsim.Workers
	config.Keep = 100
	set(&config)
	w, err := NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if _, err := runFlat(context.Background(), w, Limits{Blocks: blocks}, nil); err != nil {
		t.Fatal(err)
	}
	return float64(w.Blocks().Stale())
}
