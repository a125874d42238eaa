package sim

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/paged"
	"example.com/sosocoin/sim/settings"
)

// quickWorld finds a block a second. Bandwidth makes the size of each message count.
func quickWorld(t testing.TB, keep int, exec netsim.Exec) *World {
	return newTestWorld(t, func(c *Config) {
		c.Nodes, c.HashRate, c.Interval, c.Keep, c.Exec, c.Record = 6, 1, time.Second, keep, exec, true
		c.Latency, c.Bandwidth, c.TxRate = 100*time.Millisecond, 20_000, 0.05
	})
}

// troubles are all that can make a node refer to old blocks, for less than settings.MinKeep blocks.
var troubles = []timed{
	{100 * netsim.Second, "send n0 n1 3 as=early"},
	{200 * netsim.Second, "crash n5"}, {260 * netsim.Second, "restart n5"},
	{300 * netsim.Second, "partition n0-n2 | n3-n5"}, {360 * netsim.Second, "heal"},
	{400 * netsim.Second, "hold all"}, {430 * netsim.Second, "release all"},
	{500 * netsim.Second, "freeze n1"}, {550 * netsim.Second, "thaw n1"},
	{600 * netsim.Second, "skew n2 40s"}, {680 * netsim.Second, "skew n2 0s"},
	{700 * netsim.Second, "loss 20%"}, {760 * netsim.Second, "loss 0%"},
	{800 * netsim.Second, "crash n0,n1"}, {860 * netsim.Second, "restart all"},
	{900 * netsim.Second, "send n0 n1 3 as=late"},
	{1000 * netsim.Second, "partition n0 | n1-n5"}, {1070 * netsim.Second, "heal"},
}

func (w *World) suffer(t testing.TB, lines []timed, end netsim.Time) {
	t.Helper()
	for _, do := range lines {
		w.AdvanceTo(do.at)
		mustDo(t, w, do.line)
	}
	w.AdvanceTo(end)
}

// A run that forgets takes the same course as one that does not, and comes to the same
// figures, whatever happens to it and whoever runs it.
func TestForgettingChangesNothing(t *testing.T) {
	const end = 1200 * netsim.Second
	figures := func(w *World) string {
		report := w.Report()
		report.KeptFrom = 0
		text, err := json.MarshalIndent([]any{report, w.History().Nodes, w.View(0).Figures, w.Reading().Confirmations("early", w.BestTip()), w.Reading().Confirmations("late", w.BestTip())}, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	whole := quickWorld(t, 0, netsim.Workers)
	whole.suffer(t, troubles, end)
	noFailedChecks(t, whole)
	if b := whole.Blocks(); b.Deepest < 10 || whole.Reading().Confirmations("early", whole.BestTip()) < 500 {
		t.Fatalf("the run has no deep reorganisation, or no old payment: %+v", b)
	}
	for _, exec := range []netsim.Exec{netsim.Serial, netsim.Workers, netsim.Goroutines} {
		w := quickWorld(t, settings.MinKeep, exec)
		w.suffer(t, troubles, end)
		if w.Base().Height() < whole.Height()-2*settings.MinKeep || w.cluster.Shared.Store.Len() > 4*settings.MinKeep {
			t.Errorf("%v: %d blocks are kept, from height %d on", exec, w.cluster.Shared.Store.Len(), w.Base().Height())
		}
		if diff := cmp.Diff(figures(whole), figures(w)); diff != "" {
			t.Errorf("%v: forgetting shows (- without, + with):\n%s", exec, diff)
		}
		all, kept := whole.History(), w.History()
		if len(kept.Blocks) == 0 || len(kept.Payments) == 0 {
			t.Fatalf("%v: nothing is listed", exec)
		}
		all.Blocks = slices.DeleteFunc(all.Blocks, func(b outcome.BlockHistory) bool {
			return whole.cluster.Shared.Store.Get(b.Hash).Ancestor(w.Base().Height()) != whole.cluster.Shared.Store.Get(w.Base().Hash())
		})
		if diff := cmp.Diff(all.Blocks, kept.Blocks, cmp.Comparer(func(a, b *chain.Block) bool { return bytes.Equal(a.Encode(), b.Encode()) })); diff != "" {
			t.Errorf("%v: blocks that are kept (- without, + with):\n%s", exec, diff)
		}
		if diff := cmp.Diff(all.Payments[len(all.Payments)-len(kept.Payments):], kept.Payments); diff != "" {
			t.Errorf("%v: payments that are kept (- without, + with):\n%s", exec, diff)
		}
	}
}

// What is kept does not grow with the chain.
func TestKeepIsBounded(t *testing.T) {
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.HashRate, c.Interval, c.Keep, c.Record, c.Observe = 4, 1, time.Second, settings.MinKeep, true, true
		c.Latency, c.Mine.All = 200*time.Millisecond, true
	})
	most := 0
	for w.Height() < 5000 {
		w.AdvanceTo(w.Now() + 100*netsim.Second)
		w.View(0)
		store := w.cluster.Shared.Store
		for _, count := range []int{
			store.Len(), len(w.watchers.Metrics().Blocks()), w.watchers.Metrics().Pages() * paged.PageSize, w.watchers.Checks().Pages() * paged.PageSize,
			len(w.watchers.Recorder().Arrivals) / w.Nodes(), len(w.watchers.Recorder().Turns), len(w.watchers.Recorder().Reorgs), len(w.cluster.Nodes[0].Chain().Leaves()),
		} {
			most = max(most, count)
		}
		if low := w.Height() - w.Base().Height(); w.Height() > 200 && (low < settings.MinKeep || low > settings.MinKeep*3/2) {
			t.Fatalf("%d blocks are kept at height %d", low, w.Height())
		}
	}
	if most > 4*settings.MinKeep {
		t.Errorf("up to %d of something are kept, expected at most %d", most, 4*settings.MinKeep)
	}
	noFailedChecks(t, w)
	if b := w.Blocks(); b.Mined < 5000 || b.Main != int(w.Height()) || w.BestTip().UTXO().Len() != int(w.Height())+1 || w.BestTip().Supply() != w.BestTip().Store().Params().Subsidy*5001*1 && w.Height() == 5000 {
		t.Errorf("the figures of the whole run are lost: %+v", b)
	}
}

// A node that knows nothing, or was away, pins what it needs; one that is added later
// begins with the oldest block that is kept.
func TestNodesThatComeLate(t *testing.T) {
	late := func(exec netsim.Exec, cut netsim.Time) string {
		w := quickWorld(t, settings.MinKeep, exec)
		mustDo(t, w, "crash n5")
		w.AdvanceTo(300 * netsim.Second)
		if w.Base().Height() != 0 {
			t.Fatal("a node at genesis holds on to nothing")
		}
		mustDo(t, w, "restart n5")
		for w.Now() < 700*netsim.Second {
			w.Advance(min(w.Now()+cut, 700*netsim.Second))
		}
		base := w.Base().Height()
		answer := mustDo(t, w, "add links=2")
		if want := fmt.Sprintf("begins with the block at height %d", base); base == 0 || !strings.Contains(answer, want) {
			t.Errorf("%q does not say that it %s", answer, want)
		}
		n := w.cluster.Nodes[6]
		if n.Chain().Tip() != w.Base() {
			t.Errorf("the new node is at height %d, expected %d", n.Chain().Tip().Height(), base)
		}
		mustDo(t, w, "mine n6")
		w.AdvanceTo(900 * netsim.Second)
		if tip := n.Chain().Tip(); tip.Height()+20 < w.Height() || n.Chain().Base() != w.Base() {
			t.Errorf("the new node is at height %d of %d", tip.Height(), w.Height())
		}
		noFailedChecks(t, w)
		report, err := json.MarshalIndent(w.Report(), "", " ")
		if err != nil {
			t.Fatal(err)
		}
		return string(report)
	}
	want := late(netsim.Serial, 1000*netsim.Second)
	if diff := cmp.Diff(want, late(netsim.Workers, 7*netsim.Millisecond)); diff != "" {
		t.Errorf("how the run is cut shows (- whole, + in pieces):\n%s", diff)
	}
}

// Random worlds that forget far sooner than anybody may ask them to: who runs them, how
// their runs are cut, and that they go on in copies makes no difference.
func TestForgettingWorldsAgree(t *testing.T) {
	forPlans(t, 60, allRelays, func(t *testing.T, p *plan) {
		p.config.Observe, p.config.Record = true, true
		start := func(exec netsim.Exec) *World {
			w := p.start(t, exec)
			w.config.Keep = 2 + int(p.seed%5)
			return w
		}
		straight, w := start(netsim.Serial), start(netsim.Workers)
		p.play(straight)
		noFailedChecks(t, straight)
		r := rand.New(rand.NewPCG(p.seed, 2))
		for _, do := range p.lines {
			for w.Now() < do.at {
				w.Advance(min(do.at, w.Now()+1+netsim.Time(r.Int64N(int64(20*netsim.Second)))))
			}
			if r.IntN(5) == 0 {
				w = w.Clone()
				t.Cleanup(w.Close)
			}
			w.View(0)
			_, _ = w.DoLine(do.line)
			if r.IntN(3) == 0 && w.copied {
				ForgetShared(w)
			}
		}
		w.AdvanceTo(p.end)
		if diff := cmp.Diff(seen(t, straight), seen(t, w)); diff != "" {
			t.Errorf("keep %d: the run in pieces differs (- straight, + in pieces):\n%s", w.config.Keep, diff)
		}
	})
}
