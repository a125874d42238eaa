package sim

import (
	"testing"

	"example.com/sosocoin/netsim"
)

// A block carries its miner's clock at the moment of the winning try, also where
// the clock was set after the slice of tries had been hashed.
func TestSkewShowsInTheNextBlock(t *testing.T) {
	for offset := range 40 { // seconds: wherever in a slice the command falls
		w := newTestWorld(t, func(c *Config) { c.Nodes, c.Mine.Nodes, c.Mine.All = 2, []int{0}, false })
		w.AdvanceTo(netsim.Time(offset) * netsim.Second)
		found := len(w.watchers.Metrics().Blocks())
		mustDo(t, w, "skew n0 45s")
		for len(w.watchers.Metrics().Blocks()) == found {
			w.Advance(w.Now() + netsim.Second)
		}
		block := w.watchers.Metrics().Record(w.watchers.Metrics().Blocks()[found])
		if ahead := netsim.Time(block.Entry.Block().Header.Time)*netsim.Millisecond - block.Found; ahead <= 44*netsim.Second || ahead > 45*netsim.Second {
			t.Fatalf("skewed at %d s, found at %v: the header is %v ahead", offset, block.Found, ahead)
		}
	}
}
