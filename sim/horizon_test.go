package sim

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/settings"
)

// endsAt are worlds that end at a height in as many ways: long windows, a try that is
// always a block, few tries, many, payments.
func endsAt() map[string]func(*Config) {
	return map[string]func(*Config){
		"a window as long as half an interval": func(c *Config) { c.Latency = 5 * time.Second },
		"windows of a minute":                  func(c *Config) { c.Latency, c.Nodes, c.Topology = time.Minute, 3, "full" },
		"every try is a block":                 func(c *Config) { c.Difficulty, c.HashRate, c.Latency = Difficulty{Fixed: true}, 3, 2*time.Second },
		"few tries":                            func(c *Config) { c.HashRate, c.Latency = 0.05, 3*time.Second },
		"asert":                                func(c *Config) { c.Retarget = "asert" },
		"asert, with windows of a minute":      func(c *Config) { c.Retarget, c.Latency, c.Nodes, c.Topology = "asert", time.Minute, 3, "full" },
		"asert, far behind from the start":     func(c *Config) { c.Retarget, c.HashRate, c.Difficulty = "asert", 1, Difficulty{Fixed: true, Bits: 8} },
		"asert, a window of one block":         func(c *Config) { c.Retarget = "asert"; c.Params = chain.DefaultParams(); c.Params.Window = 1 },
		"lwma":                                 func(c *Config) { c.Retarget = "lwma" },
		"lwma, with windows of a minute":       func(c *Config) { c.Retarget, c.Latency, c.Nodes, c.Topology = "lwma", time.Minute, 3, "full" },
		"lwma, far behind from the start":      func(c *Config) { c.Retarget, c.HashRate, c.Difficulty = "lwma", 1, Difficulty{Fixed: true, Bits: 8} },
		"bitcoin, a window of one block":       func(c *Config) { c.Retarget = "bitcoin"; c.Params = chain.DefaultParams(); c.Params.Window = 1 },
		"no latency":                           func(c *Config) { c.Latency = 0 },
		"payments and loss":                    func(c *Config) { c.TxRate, c.Loss, c.Latency = 0.5, 0.1, time.Second },
		"nobody hears anybody":                 func(c *Config) { c.Relay = "none" },
		"two nodes":                            func(c *Config) { c.Nodes = 2 },
		"one fast node among slow ones":        func(c *Config) { c.Nodes, c.Shares, c.Latency = 4, []float64{100, 1, 1, 0}, 4*time.Second },
	}
}

// A run that ends at a height ends at the moment at which the block of that height was
// found, whatever else is asked of it: its report is the same to the byte.
func TestARunEndsAtTheMomentOfItsBlock(t *testing.T) {
	t.Parallel()
	seeds := uint64(6)
	if testing.Short() {
		seeds = 1
	}
	for name, set := range endsAt() {
		for seed := range seeds {
			config := settings.Default()
			config.HashRate, config.Seed, config.Exec = 5, seed+1, netsim.Workers
			set(&config)
			limits := Limits{Blocks: 20}
			plain := endOf(t, config, func(w *World) { runTo(t, w, limits) })
			config.Observe, config.Record = true, true
			asked := endOf(t, config, func(w *World) { runTo(t, w, limits) })
			config.Exec = netsim.Goroutines
			chopped := endOf(t, config, func(w *World) {
				random := rand.New(rand.NewPCG(seed, 1))
				for limits.Reached(w) == "" {
					w.Advance(min(limits.Horizon(w), w.Now()+1+netsim.Time(random.ExpFloat64()*float64(3*netsim.Second))))
				}
			})
			copied := endOf(t, config, func(w *World) {
				runTo(t, w, Limits{Blocks: 10})
				c := w.Clone()
				runTo(t, c, limits)
				defer c.Close()
				runTo(t, w, limits)
				if c.Now() != w.Now() || c.Digest() != w.Digest() {
					t.Errorf("%s, seed %d: a copy ends at %d ns, the world itself at %d ns", name, seed+1, c.Now(), w.Now())
				}
			})
			if asked != plain || chopped != plain || copied != plain {
				t.Errorf("%s, seed %d: the reports differ:\n%s\n%s\n%s\n%s", name, seed+1, plain, asked, chopped, copied)
			}
		}
	}
}

func runTo(t *testing.T, w *World, limits Limits) {
	t.Helper()
	if _, err := runFlat(context.Background(), w, limits, nil); err != nil {
		t.Error(err)
	}
}

// endOf runs a world to the height 20 and returns its report. The best chain can be higher
// than that: one with easier blocks overtook another that had fewer.
func endOf(t *testing.T, config Config, run func(*World)) string {
	t.Helper()
	w, err := NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	run(w)
	if tip := w.BestTip(); tip.Height() < 20 || w.FoundAt(tip)+1 != w.Now() {
		t.Errorf("the run ended at %d ns, and height %d, found at %d ns", w.Now(), tip.Height(), w.FoundAt(tip))
	}
	report, err := json.Marshal(w.Report())
	if err != nil {
		t.Fatal(err)
	}
	return string(report)
}

// Far from its end a run has windows as long as its links let it; near the end they are
// shorter, and at the last block a moment each.
func TestWindowsShrinkTowardsTheEnd(t *testing.T) {
	w := newTestWorld(t, nil)
	last := netsim.Never
	for missing := mostBlocks; missing > 0; missing-- {
		stretch := w.pace.stretchOf(w.cluster, w.watchers.Metrics(), missing)
		if stretch > last || stretch < 1 {
			t.Errorf("windows of %d ns for %d missing blocks, of %d ns for one more", stretch, missing, last)
		}
		last = stretch
	}
	if last != 1 {
		t.Errorf("with one block missing a window is %d ns long", last)
	}
	if most := w.pace.stretchOf(w.cluster, w.watchers.Metrics(), mostBlocks); most < netsim.Time(w.config.Latency) {
		t.Errorf("far from the end, windows are no longer than %v", most)
	}
}
