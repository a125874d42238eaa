package sim

import (
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
)

// Where fees are all there is, and all others are petty, an undercutter makes many blocks stale.
// The subsidy is over after some 60 blocks.
func TestUndercuttingForFees(t *testing.T) {
	long(t)
	stale, income := map[string]float64{}, map[string]float64{}
	for _, way := range []string{"petty", "undercut"} {
		w := newTestWorld(t, func(c *Config) {
			c.Nodes, c.Topology, c.Latency, c.Retarget, c.Relay = 5, "full", 100*time.Millisecond, "none", "push"
			c.HashRate, c.Shares, c.Exec = 1, []float64{2, 2, 2, 2, 2}, netsim.Serial
			c.Params = chain.DefaultParams()
			c.Params.Subsidy, c.Params.Halving = chain.Coin, 2
		})
		mustDo(t, w, "workload 0.5 amount=0.02 fee=0.02 spread=fixed")
		mustDo(t, w, "strategy n1-n4 petty")
		mustDo(t, w, "strategy n0 "+way)
		for w.Blocks().Main < 150 {
			w.AdvanceTo(w.Now() + 100*netsim.Second)
		}
		stale[way], _ = w.Blocks().StaleRate().Value()
		income[way] = figure.ReadNodes(w.Reading())[0].Float("income")
		noFailedChecks(t, w)
		w.Close()
	}
	if stale["undercut"] < 2*stale["petty"] || stale["undercut"] < 0.06 {
		t.Errorf("stale are %.3f of the blocks, and %.3f where nobody undercuts", stale["undercut"], stale["petty"])
	}
	t.Logf("stale %.3f, %.3f; income %.3f, %.3f", stale["petty"], stale["undercut"], income["petty"], income["undercut"])
}
