package sim

import (
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// quiet is a full network of eight in which nobody mines but by command.
func quiet(t *testing.T) *World {
	w := newTestWorld(t, func(c *Config) {
		c.Nodes, c.Topology, c.Mine, c.Difficulty, c.Record, c.Observe = 8, "full", nodeset.List{}, Difficulty{Fixed: true}, true, true
	})
	return w
}

// Who counts where it is asked how fast a block spread: those who ran when it was found
// and until they had it.
func TestWhoCountsInPropagation(t *testing.T) {
	const second = "."
	for name, c := range map[string]struct {
		lines         []string // "." is for a second
		running, had  int
		nodes         int
		p50, p90, p99 bool
	}{
		"all run":                    {[]string{"mine n0"}, 8, 8, 8, true, true, true},
		"four are down":              {[]string{"crash n4-n7", "mine n0"}, 4, 4, 4, true, true, true},
		"those who come up later":    {[]string{"crash n4-n7", "partition n0,n4-n7 | n1-n3", "mine n0", second, "restart n4-n7"}, 4, 1, 5, false, false, false},
		"those who are added later":  {[]string{"freeze n1-n7", "mine n0", second, "add peers=n0", "add peers=n0", "add peers=n0", "add peers=n0", "add peers=n0"}, 8, 1, 6, false, false, false},
		"a crash in between":         {[]string{"partition n0 | n1-n7", "mine n0", second, "crash n1-n7", "restart n1-n7", "heal"}, 8, 1, 8, false, false, false},
		"half of them crash":         {[]string{"partition n0 | n1-n7", "mine n0", second, "crash n4-n7", "restart n4-n7", "heal"}, 8, 4, 8, true, false, false},
		"a crash after they had it":  {[]string{"mine n0", second, second, "crash all", "restart all"}, 8, 8, 8, true, true, true},
		"frozen ones run":            {[]string{"freeze n1-n7", "mine n0", second, "thaw n1-n7"}, 8, 8, 8, true, true, true},
		"frozen ones may never have": {[]string{"freeze n1-n7", "mine n0"}, 8, 1, 1, false, false, false},
		"a settle brings them back":  {[]string{"crash n4-n7", "mine n0", second, "settle"}, 4, 4, 8, true, true, true},
	} {
		w := quiet(t)
		for _, line := range append(c.lines, second, second, second, second) {
			if line == second {
				w.AdvanceTo(w.Now() + netsim.Second)
			} else {
				mustDo(t, w, line)
			}
		}
		b := w.History().Blocks[0]
		if b.Running != c.running || b.Had() != c.had || len(b.Arrivals) != c.nodes {
			t.Errorf("%s: %d ran, %d of them had it, %d have it; expected %d, %d, %d", name, b.Running, b.Had(), len(b.Arrivals), c.running, c.had, c.nodes)
		}
		v := w.View(0)
		w.Inspect(v, view.Subject{Hash: b.Hash})
		for i, want := range []bool{c.p50, c.p90, c.p99} {
			at, reached := b.Reached(watch.Parts()[i])
			mean := w.Blocks().Spread[i]
			if x, _ := mean.Value(); reached != want || mean.Known() != want || x != at.Seconds() {
				t.Errorf("%s: part %v was reached: %v after %v, on average %v; expected %v", name, watch.Parts()[i], reached, at, mean, want)
			}
			if inspected := []netsim.Time{v.Block.P50, v.Block.P90}; i < 2 && (inspected[i] >= 0) != want {
				t.Errorf("%s: the inspector has part %v after %v, expected %v", name, watch.Parts()[i], inspected[i], want)
			}
		}
	}
}

// Copies of a world go on counting by themselves.
func TestCopiesCountForThemselves(t *testing.T) {
	w := quiet(t)
	mustDo(t, w, "partition n0 | n1-n7")
	mustDo(t, w, "mine n0")
	w.AdvanceTo(netsim.Second)
	other := w.Clone()
	defer other.Close()
	mustDo(t, other, "crash n1-n7")
	mustDo(t, other, "restart n1-n7")
	for _, w := range []*World{w, other} {
		mustDo(t, w, "heal")
		w.AdvanceTo(10 * netsim.Second)
	}
	if !w.Blocks().Spread[2].Known() || other.Blocks().Spread[0].Known() {
		t.Errorf("after 99 %% of the nodes %v, in the copy after half of them %v", w.Blocks().Spread[2], other.Blocks().Spread[0])
	}
}
