package lanes

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// grow adds a block to the view at a place that rapid chooses, and chooses new tips.
func grow(t *rapid.T, v *view.View, n int) {
	b := view.Block{Hash: named(fmt.Sprintf("%04x", n)), Miner: n % 5, Found: netsim.Time(n) * netsim.Second}
	if len(v.Tree) > 0 {
		// Mostly near the end, as in a real race.
		back := rapid.IntRange(0, min(len(v.Tree)-1, rapid.SampledFrom([]int{1, 3, 40}).Draw(t, "reach"))).Draw(t, "parent")
		parent := v.Tree[len(v.Tree)-1-back]
		b.Prev, b.Height = parent.Hash, parent.Height+1
	}
	v.Tree = append(v.Tree, b)
	v.Tips = nil
	for range rapid.IntRange(1, 4).Draw(t, "tips") {
		x := v.Tree[len(v.Tree)-1-rapid.IntRange(0, min(len(v.Tree)-1, 5)).Draw(t, "tip")]
		tip := view.Tip{Hash: x.Hash, Height: x.Height, Nodes: []int{len(v.Tips)}}
		if len(v.Tips) > 0 && tip.Height > v.Tips[0].Height {
			v.Tips = append([]view.Tip{tip}, v.Tips...)
		} else {
			v.Tips = append(v.Tips, tip)
		}
	}
	finish(v)
}

// No two blocks share a cell, and a block that has a lane keeps it, whatever is found
// later and whichever branch wins.
func TestBranchesKeepTheirLanes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, l := &view.View{}, &Layout{}
		lanes := map[chain.Hash]int{}
		for n := range rapid.IntRange(1, 60).Draw(t, "blocks") {
			grow(t, v, n)
			if rapid.IntRange(0, 3).Draw(t, "skip a frame") == 0 {
				continue
			}
			picture := *v
			l.Update(&picture)
			taken := map[cell]chain.Hash{}
			for _, b := range v.Tree {
				lane, ok := l.Lane(b.Hash)
				if !ok {
					t.Fatalf("block %s has no lane", b.Hash.Short())
				}
				if before, placed := lanes[b.Hash]; placed && before != lane {
					t.Fatalf("block %s moved from lane %d to %d", b.Hash.Short(), before, lane)
				}
				lanes[b.Hash] = lane
				c := cell{int(b.Height), lane}
				if other, twice := taken[c]; twice {
					t.Fatalf("blocks %s and %s are both at height %d in lane %d", other.Short(), b.Hash.Short(), c.height, lane)
				}
				taken[c] = b.Hash
			}
		}
	})
}

// The layout of a tree whose old end is cut off stays where it was.
func TestOldBlocksMayGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, l := &view.View{}, &Layout{}
		for n := range rapid.IntRange(2, 40).Draw(t, "blocks") {
			grow(t, v, n)
		}
		l.Update(v)
		kept := *v
		kept.Tree = v.Tree[rapid.IntRange(0, len(v.Tree)-1).Draw(t, "cut"):]
		before := map[chain.Hash]int{}
		for _, b := range kept.Tree {
			before[b.Hash], _ = l.Lane(b.Hash)
		}
		l.Update(&kept)
		for h, lane := range before {
			if now, ok := l.Lane(h); !ok || now != lane {
				t.Fatalf("block %s: lane %d, then %d (%t)", h.Short(), lane, now, ok)
			}
		}
	})
}

// Drawing never leaves its rectangle, whatever the tree, the size and the options, and
// every block in sight is drawn with its mark.
func TestDrawStaysInside(t *testing.T) {
	th := look(t, "dark", grid.TrueColor, false)
	rapid.Check(t, func(t *rapid.T) {
		v := &view.View{}
		for n := range rapid.IntRange(0, 40).Draw(t, "blocks") {
			grow(t, v, n)
			if rapid.IntRange(0, 9).Draw(t, "invalid") == 0 {
				v.Tree[n].Invalid = "no-double-spend"
			}
		}
		const w, h = 90, 24
		g := grid.New(w, h)
		g.Fill(g.Bounds(), '#', grid.Style{})
		r := grid.Rect{
			X: rapid.IntRange(-3, w).Draw(t, "x"), Y: rapid.IntRange(-3, h).Draw(t, "y"),
			W: rapid.IntRange(-1, w).Draw(t, "w"), H: rapid.IntRange(-1, h).Draw(t, "h"),
		}
		o := Options{
			Follow:        rapid.Bool().Draw(t, "follow"),
			ScrollColumns: rapid.IntRange(-5, 60).Draw(t, "column"), ScrollLanes: rapid.IntRange(-5, 20).Draw(t, "lane"),
			Labels: Labels(rapid.IntRange(0, 4).Draw(t, "labels")), Selected: named(fmt.Sprintf("%04x", rapid.IntRange(0, 50).Draw(t, "selected"))), Keep: rapid.Bool().Draw(t, "keep"),
		}
		g.Fill(r, ' ', grid.Style{})
		Draw(g, r, v, th, o)
		for y := range h {
			for x := range w {
				if c, _ := g.Cell(x, y); c != '#' && !r.Contains(x, y) {
					t.Fatalf("%q at %d,%d, outside of %+v", c, x, y, r)
				}
			}
		}
	})
}

func TestNewLanes(t *testing.T) {
	tests := []struct {
		name, world string
		lanes       map[string]int
	}{
		{"the best chain goes straight on", "0: 0000 a001 a002\n0000 > b001\ntip b001 0", map[string]int{"a001": 1, "a002": 1, "b001": 0}},
		{"else the longer branch", "0: 0000 a001\n0000 > b001 b002\ntip 0000 0", map[string]int{"a001": 1, "b001": 0, "b002": 0}},
		{"else the first one found", "0: 0000 a001\n0000 > b001\ntip 0000 0", map[string]int{"a001": 0, "b001": 1}},
		{"a dead lane is used again after a rest", "0: 0000 a001 a002 a003 a004 a005 a006\n0000 > b001\na004 > c005\ntip a006 0", map[string]int{"b001": 1, "c005": 1}},
		{"but not too soon", "0: 0000 a001 a002 a003 a004\n0000 > b001\na003 > c004\ntip a004 0", map[string]int{"b001": 1, "c004": 2}},
		{"and not while it is followed", "0: 0000 a001 a002 a003 a004 a005 a006\n0000 > b001\na004 > c005\ntip a006 0\ntip b001 1", map[string]int{"b001": 1, "c005": 2}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var l Layout
			l.Update(world(test.world))
			for name, want := range test.lanes {
				if got, _ := l.Lane(named(name)); got != want {
					t.Errorf("block %s is in lane %d, expected %d", name, got, want)
				}
			}
		})
	}
}

func TestNeighbour(t *testing.T) {
	var l Layout
	l.Update(world("0: 0000 a001 a002\na001 > b002\na001 > c002\ntip a002 0"))
	tests := []struct {
		from   string
		dx, dy int
		want   string
	}{
		{"a002", -1, 0, "a001"}, {"c002", -1, 0, "a001"}, {"a001", 1, 0, "a002"}, {"a002", 1, 0, "a002"},
		{"a002", 0, 1, "b002"}, {"b002", 0, 1, "c002"}, {"c002", 0, -1, "b002"}, {"a002", 0, -1, "a002"}, {"0000", -1, 0, "0000"}, {"ffff", 1, 0, "ffff"},
	}
	for _, test := range tests {
		if got := l.Neighbour(named(test.from), test.dx, test.dy); got != named(test.want) {
			t.Errorf("from %s by %d,%d: got %s, expected %s", test.from, test.dx, test.dy, got.Short(), test.want)
		}
	}
}
