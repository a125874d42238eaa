package sim

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/settings"
)

// duel is two equal miners who hear of each other's blocks after half an
// interval: the sharpest race that the command line's contract names.
func duel(seed uint64) Config {
	c := settings.Default()
	c.Seed, c.Nodes, c.Topology = seed, 2, "full"
	c.Latency, c.Interval = 5*time.Second, 10*time.Second
	c.Retarget, c.Relay = "none", "push"
	c.HashRate = 10 // 200 hashes a block: fine-grained enough, and cheap
	c.Exec = netsim.Workers
	return c
}

func runDuel(t *testing.T, seed uint64, blocks uint32) *World {
	t.Helper()
	w, err := NewWorld(duel(seed))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	if _, err := runFlat(context.Background(), w, Limits{Blocks: blocks}, nil); err != nil {
		t.Fatal(err)
	}
	return w
}

// Block finding is a Poisson process: over 20,000 blocks of the best chain, the
// time between finds is exponential with the interval as its mean.
func TestIntervalsAreExponential(t *testing.T) {
	t.Parallel()
	long(t)
	w := runDuel(t, 1, 20_000)
	gaps := make([]float64, 0, len(w.watchers.Metrics().Blocks()))
	last, sum := netsim.Time(0), 0.0
	for _, block := range w.watchers.Metrics().Blocks() {
		found := w.watchers.Metrics().Record(block).Found
		gap := (found - last).Seconds()
		gaps = append(gaps, gap)
		last, sum = found, sum+gap
	}
	n := float64(len(gaps))
	if mean := sum / n; math.Abs(mean-10) > 10*4/math.Sqrt(n) {
		t.Errorf("mean interval %.3f s, expected 10 within four standard errors", mean)
	}
	slices.Sort(gaps)
	distance := 0.0 // Kolmogorov and Smirnov's, from 1-exp(-x/10)
	for i, gap := range gaps {
		expected := 1 - math.Exp(-gap/10)
		distance = max(distance, math.Abs(expected-float64(i)/n), math.Abs(expected-float64(i+1)/n))
	}
	// Tries come every 50 ms, which alone makes a distance of up to 0.005.
	if limit := 1.95/math.Sqrt(n) + 0.005; distance > limit {
		t.Errorf("distance from the exponential distribution %.4f, expected below %.4f (p = 0.001)", distance, limit)
	}
	noFailedChecks(t, w)
}

// The stale rate of the duel is a property of its parameters, not of the seed.
func TestStaleRateIsStable(t *testing.T) {
	t.Parallel()
	long(t)
	const blocks = 4000
	var rates []float64
	for seed := range uint64(6) {
		rates = append(rates, float(runDuel(t, seed+1, blocks).Blocks().StaleRate()))
	}
	low, high := slices.Min(rates), slices.Max(rates)
	if spread := high - low; spread > 0.04 {
		t.Errorf("stale rates %.3f are %.3f apart", rates, spread)
	}
	// A race starts with a chance of about 1-exp(-d/2T) a block (theory.md), and
	// leaves one stale block behind, or a few more where it goes on.
	for _, rate := range rates {
		perBlock, expected := rate/(1-rate), 1-math.Exp(-5.0/20)
		if math.Abs(perBlock/expected-1) > 0.2 {
			t.Errorf("%.3f stale blocks a main block, expected about %.3f", perBlock, expected)
		}
	}
}

// What a new user sees first: within two virtual minutes of the default world
// there is a fork and a reorganisation.
func TestDefaultWorldForksSoon(t *testing.T) {
	w, err := NewWorld(settings.Default())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	w.AdvanceTo(120 * netsim.Second)
	if w.Blocks().Reorgs == 0 || len(w.watchers.Metrics().Blocks()) == w.Blocks().Main {
		t.Errorf("%d blocks, %d on the best chain, %d reorganisations: expected a fork and a reorganisation", len(w.watchers.Metrics().Blocks()), w.Blocks().Main, w.Blocks().Reorgs)
	}
}

// A node's tries keep their rhythm whatever it works on, so shares of blocks
// follow shares of hash rate even where a node makes less than one try a block.
func TestSlowMinersGetTheirShare(t *testing.T) {
	t.Parallel()
	long(t)
	c := settings.Default()
	c.Nodes, c.Topology, c.Latency = 4, "full", time.Millisecond
	c.HashRate, c.Shares, c.Retarget = 0.4, []float64{1, 2, 3, 10}, "none" // 0.1 to 1 H/s, 16 hashes a block
	c.Exec = netsim.Workers
	w, err := NewWorld(c)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if _, err := runFlat(context.Background(), w, Limits{Blocks: 8000}, nil); err != nil {
		t.Fatal(err)
	}
	for id, share := range []float64{1. / 16, 2. / 16, 3. / 16, 10. / 16} {
		found := float64(w.watchers.Metrics().MinedBy(id)) / float64(len(w.watchers.Metrics().Blocks()))
		if error := 4 * math.Sqrt(share*(1-share)/8000); math.Abs(found-share) > error {
			t.Errorf("n%d has %.4f of the hash rate and %.4f of the blocks, expected within %.4f", id, share, found, error)
		}
	}
	if mean := float(w.Blocks().Interval()); !(math.Abs(mean-10) <= 0.6) {
		t.Errorf("mean interval %.2f s, expected 10: %s", mean, fmt.Sprint(w.watchers.Metrics().Record(w.watchers.Metrics().Blocks()[0]).Found))
	}
}

// long leaves a test of statistics out of a short run: it is one world that runs
// for long, and shows nothing that a race detector could see.
func long(t *testing.T) {
	if testing.Short() {
		t.Skip("a long run for its statistics")
	}
}

// However fast the nodes are said to hash, a window takes little time, so that
// Ctrl-C is heard; and where windows end does not show in what happens.
func TestFastMinersDoNotHoldTheProgram(t *testing.T) {
	c := settings.Default()
	c.HashRate, c.Difficulty = settings.MaxHashRate, Difficulty{Fixed: true, Bits: 60}
	w, err := NewWorld(c)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	window := w.Advance(netsim.Second)
	if tries := (window.To - window.From).Seconds() * c.HashRate * float64(c.Nodes); tries > 2*triesPerWindow {
		t.Errorf("one window of %v has %.0f tries", window.To-window.From, tries)
	}

	chopped, whole := newTestWorld(t, nil), newTestWorld(t, nil)
	chopped.pace.stride = 7 * netsim.Millisecond
	chopped.AdvanceTo(60 * netsim.Second)
	whole.AdvanceTo(60 * netsim.Second)
	if chopped.Digest() != whole.Digest() {
		t.Errorf("the length of windows shows in the digest")
	}
}
