package sim

import (
	"math"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/settings"
)

// How many times as many blocks as it should a miner with all of the hash rate gets in 3.2 windows,
// by the times in its blocks. With asert it is what the rule's schedule says: of blocks that claim
// the end E + f of an attack of length E, x in E take the hashes that should make E of them, where
// (e^(a x) - 1) e^(-a (E + f)) = a E, with a = ln 2 over the half-life. At best, and without the
// future limit f, that is 1.381 (zawy12/difficulty-algorithms, issue 61).
func TestTimewarpMakesBlocksComeFaster(t *testing.T) {
	const window, lasts = 100, 3200.0
	a := math.Ln2 / (window * 10)
	asert := math.Log(1+a*lasts*math.Exp(a*(lasts+60))) / a / lasts
	for rule, want := range map[string]struct{ times, within float64 }{
		chain.RetargetNaive:   {1.6, 0.25},
		chain.RetargetBitcoin: {1.72, 0.14},
		chain.RetargetASERT:   {asert, 0.06},
		chain.RetargetLWMA:    {1, 0.08},
	} {
		t.Run(rule, func(t *testing.T) {
			t.Parallel()
			const seeds = 3
			times := 0.0
			for seed := range uint64(seeds) {
				w := newTestWorld(t, func(c *Config) {
					c.Seed, c.Nodes, c.Topology, c.Latency, c.Retarget = seed+1, 2, "full", time.Millisecond, rule
					c.Params, c.Exec = chain.DefaultParams(), netsim.Serial
					c.Params.Window = window
					c.Difficulty, c.AutoRate = settings.Difficulty{Fixed: true, Bits: 7}, true
					c.Shares = []float64{1, 0}
				})
				mustDo(t, w, "strategy n0 timewarp")
				w.AdvanceTo(netsim.Time(lasts-1) * netsim.Second)
				if height := w.cluster.Nodes[1].Chain().Tip().Height(); height != 0 {
					t.Errorf("before the end others have %d blocks", height)
				}
				w.AdvanceTo(netsim.Time(lasts+2) * netsim.Second)
				times += float64(w.cluster.Nodes[1].Chain().Tip().Height()) * 10 / lasts / seeds
				if refused := w.watchers.Metrics().Refused(""); refused > 0 {
					t.Errorf("%d blocks break a rule", refused)
				}
				noFailedChecks(t, w)
				w.Close()
			}
			if math.Abs(times-want.times) > want.within {
				t.Errorf("%.3f times as many blocks, expected %.3f", times, want.times)
			}
			t.Logf("%.3f times as many blocks, expected %.3f", times, want.times)
		})
	}
}
