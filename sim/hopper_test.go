package sim

import (
	"fmt"
	"testing"
	"time"

	"example.com/sosocoin/netsim"
)

// What a miner with four fifths of the hash rate that comes and goes makes of an interval of 10 s: a
// rule that looks at windows swings, and one that looks at each block hardly does.
func TestHoppingMakesDifficultySwing(t *testing.T) {
	for rule, want := range map[string][2]float64{"naive": {17, 28}, "bitcoin": {17, 29}, "asert": {9.7, 10.7}, "lwma": {10, 13.5}} {
		w := newTestWorld(t, func(c *Config) {
			c.Nodes, c.Topology, c.Latency, c.Retarget = 5, "full", 10*time.Millisecond, rule
			c.HashRate, c.Shares, c.Exec, c.Relay = 4, []float64{16, 1, 1, 1, 1}, netsim.Serial, "push"
		})
		mustDo(t, w, "strategy n0 hopper price=120")
		for w.Blocks().Main < 300 {
			w.AdvanceTo(w.Now() + 100*netsim.Second)
		}
		interval, _ := w.Blocks().Interval().Value()
		if interval < want[0] || interval > want[1] {
			t.Errorf("%s: a block each %.1f s, expected %v", rule, interval, fmt.Sprint(want))
		}
		t.Logf("%s: a block each %.1f s", rule, interval)
		w.Close()
	}
}
