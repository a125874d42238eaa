package sim

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
)

// A partition of more blocks than some nodes take back splits the network for good: they keep
// their branch, know the other as parked, and say so once. Without the limit they go over.
func TestReorgLimitSplitsTheNetwork(t *testing.T) {
	t.Parallel()
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Mine.All, c.Observe = 4, "full", false, true
		c.Difficulty, c.Retarget = Difficulty{Fixed: true}, "none"
	})
	mine := func(node string, blocks int) {
		for range blocks {
			mustDo(t, w, "mine "+node)
			wait(w)
		}
	}
	mustDo(t, w, "policy n0,n1 max-reorg=6")
	mustDo(t, w, "partition n0,n1 | n2,n3")
	mine("n0", 7)
	mine("n2", 9)
	mustDo(t, w, "heal")
	mustDo(t, w, "sync all")
	wait(w)
	if w.Tips() != 2 || w.heightOf(0) != 7 || w.heightOf(2) != 9 {
		t.Fatalf("%d tips, n0 at height %d, n2 at %d; expected a split at 7 and 9", w.Tips(), w.heightOf(0), w.heightOf(2))
	}
	if _, known := worldFigure(t, w, "heal.time"); known {
		t.Error("they do not agree, and it was measured when they did")
	}
	mine("n2", 1)
	said := 0
	for _, line := range w.View(0).Log {
		if line.Kind == view.StayedLine && line.Node == 0 {
			said++
			if line.Count != 7 || !strings.Contains(line.Text, "7 blocks would go") {
				t.Errorf("n0 says %q", line.Text)
			}
		}
	}
	if said != 1 {
		t.Errorf("n0 says %d times that it stays, expected once", said)
	}
	parked := false
	for _, tip := range w.View(0).Focus.Tips {
		parked = parked || tip.Status == "parked" && tip.Length == 10
	}
	if v := w.View(0); !parked || v.Nodes[0].Policies != "max-reorg=6" || v.Nodes[2].Policies != "" {
		t.Errorf("the tips of n0 are %+v, its policies %q", v.Focus.Tips, v.Nodes[0].Policies)
	}
	copied := w.Clone()
	defer copied.Close()
	for _, world := range []*World{w, copied} {
		if answer := mustDo(t, world, "policy n0,n1 default"); !strings.Contains(answer, "the policies of the start; n0 takes off 7 blocks and puts on 10") || !world.Converged() {
			t.Errorf("without the limit: %q, %d tips", answer, world.Tips())
		}
	}
	noFailedChecks(t, w)
}

// Where honest nodes draw lots between equal branches, half of them mine on the attacker's,
// however fast its links are.
func TestLotsDecideTies(t *testing.T) {
	t.Parallel()
	long(t)
	gamma := func(policy string) float64 {
		w := newTestWorld(t, func(c *Config) { c.Nodes, c.Topology, c.Seed = 10, "full", 3 })
		mustDo(t, w, "latency 1ms n0 n1-n9")
		mustDo(t, w, "hashrate n0 x6")
		mustDo(t, w, "strategy n0 selfish")
		mustDo(t, w, "policy n1-n9 "+policy)
		w.AdvanceTo(6000 * netsim.Second)
		noFailedChecks(t, w)
		x, _ := worldFigure(t, w, "gamma")
		return x
	}
	if g := gamma("fork-choice=uniform"); g < 0.43 || g > 0.57 {
		t.Errorf("by lot gamma is %.3f, expected about 0.5", g)
	}
	if g := gamma("default"); g < 0.8 {
		t.Errorf("where the first seen wins, an attacker with fast links has gamma %.3f, expected most", g)
	}
}

// A node of each policy goes its way and is copied with it.
func TestPoliciesAreCopied(t *testing.T) {
	t.Parallel()
	w := newTestWorld(t, func(c *Config) { c.Nodes, c.Latency = 6, 2*netsim.Second.Duration() })
	for _, line := range []string{"policy n0,n1 fork-choice=uniform", "policy n2,n3 fork-choice=ghost", "policy n3,n4 max-reorg=2"} {
		mustDo(t, w, line)
	}
	w.AdvanceTo(400 * netsim.Second)
	copied := w.Clone()
	defer copied.Close()
	for _, world := range []*World{w, copied} {
		world.AdvanceTo(900 * netsim.Second)
	}
	if w.Digest() != copied.Digest() {
		t.Error("a copy goes another way")
	}
	if a, b := node.PoliciesOf(w.Node(0)), node.PoliciesOf(w.Node(1)); a.Following.Lots == 0 || a.Following.Lots == b.Following.Lots {
		t.Error("two nodes draw the same lots")
	}
	noFailedChecks(t, w)
}

// The longer miners go on with old work, the more of their blocks are stale; blocks stay within
// their miner's own limit.
func TestMinersPolicies(t *testing.T) {
	t.Parallel()
	long(t)
	run := func(lines ...string) *World {
		w := newTestWorld(t, func(c *Config) {
			c.Nodes, c.Topology, c.Latency, c.TxRate = 5, "full", 10*netsim.Millisecond.Duration(), 0.1
		})
		for _, line := range lines {
			mustDo(t, w, line)
		}
		w.AdvanceTo(1200 * netsim.Second)
		noFailedChecks(t, w)
		return w
	}
	stale := func(w *World) float64 { x, _ := worldFigure(t, w, "stale.rate"); return x }
	prompt, late := run(), run("policy all template-delay=5s block-size=400")
	if a, b := stale(prompt), stale(late); a > 0.05 || b < 0.15 {
		t.Errorf("%.3f of the blocks are stale at once and %.3f with old work, expected few and about a third", a, b)
	}
	for e := late.BestTip(); e.Parent() != nil; e = e.Parent() {
		if size := e.Block().Size(); size > 400 {
			t.Errorf("a block of %d bytes", size)
		}
	}
}

// A miner with policies of its own goes on upon a block whose hash is another's too.
func TestMinersPoliciesOnSwappedBlocks(t *testing.T) {
	for _, policy := range []string{"max-reorg=6", "template-delay=3s", "block-size=400", "fork-choice=ghost"} {
		w := newTestWorld(t, func(c *Config) {
			c.Nodes, c.Topology, c.HashRate = 4, "full", 100
			c.Mine.All = false
		})
		for _, line := range []string{"rules n0-n2 -merkle", "policy n1 " + policy, "now block n0"} {
			mustDo(t, w, line)
		}
		wait(w)
		mustDo(t, w, "forge n0 merkle")
		wait(w)
		mustDo(t, w, "mine n1-n2 on")
		w.AdvanceTo(w.Now() + 300*netsim.Second)
		if height := w.Node(1).Chain().Tip().Height(); height < 4 {
			t.Errorf("%s: n1 is at height %d", policy, height)
		}
		noFailedChecks(t, w)
	}
}

// Where nodes leave the most work for another chain, blocks of the best chain still count for
// who found them, whatever runs the world: events tell what was true before the nodes went on.
func TestBlocksOfGhostWorldsCountForTheirFinders(t *testing.T) {
	t.Parallel()
	var reports []string
	for _, exec := range []netsim.Exec{netsim.Serial, netsim.Goroutines, netsim.Workers} {
		w := newTestWorld(t, func(c *Config) {
			c.Nodes, c.Topology, c.Relay, c.Retarget = 6, "full", "push", "none"
			c.Latency, c.Interval, c.HashRate = 5*netsim.Second.Duration(), netsim.Second.Duration(), 20
			c.Exec = exec
		})
		for _, line := range []string{"hashrate n0 40H/s", "policy all fork-choice=ghost", "strategy n0 fifty-one margin=10"} {
			mustDo(t, w, line)
		}
		w.AdvanceTo(300 * netsim.Second)
		mustDo(t, w, "policy all fork-choice=longest")
		w.AdvanceTo(400 * netsim.Second)
		main := make([]int, 6)
		for e := w.BestTip(); e.Parent() != nil; e = e.Parent() {
			main[w.watchers.Metrics().Record(e).Miner]++
		}
		r := w.Report()
		for id, n := range r.PerNode {
			if got := n.Figures.Int("main"); got != main[id] {
				t.Errorf("%v: %d of %s's blocks are on the best chain, told are %d", exec, main[id], n.Name, got)
			}
		}
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, string(text))
	}
	for _, other := range reports[1:] {
		if diff := cmp.Diff(reports[0], other); diff != "" {
			t.Errorf("executors differ:\n%s", diff)
		}
	}
}
