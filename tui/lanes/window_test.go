package lanes

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// Whatever the tree and the size, the best tip is in sight of who follows, and the
// selected block of who asks for it.
func TestInSight(t *testing.T) {
	th := look(t, "dark", grid.TrueColor, false)
	rapid.Check(t, func(t *rapid.T) {
		v, l := &view.View{}, &Layout{}
		for n := range rapid.IntRange(1, 60).Draw(t, "blocks") {
			grow(t, v, n)
		}
		g := grid.New(rapid.IntRange(20, 150).Draw(t, "w"), rapid.IntRange(1, 24).Draw(t, "h"))
		o := Options{Layout: l, Labels: Labels(rapid.IntRange(0, 4).Draw(t, "labels")),
			ScrollColumns: rapid.IntRange(-5, 70).Draw(t, "column"), ScrollLanes: rapid.IntRange(-5, 20).Draw(t, "lane")}
		want := v.Tips[0].Hash
		if o.Follow = rapid.Bool().Draw(t, "follow"); !o.Follow {
			want = v.Tree[rapid.IntRange(0, len(v.Tree)-1).Draw(t, "selected")].Hash
			o.Selected, o.Keep = want, true
		}
		d := Draw(g, g.Bounds(), v, th, o)
		if !slices.ContainsFunc(l.spots, func(s spot) bool { return s.hash == want }) {
			t.Fatalf("%s is out of sight: %+v\n%s", want.Short(), d, g.Plain())
		}
		if d.First > d.Last || d.Newest > d.Last {
			t.Fatalf("drawn: %+v", d)
		}
	})
}

// From any block any other one is reached by steps to neighbours.
func TestEveryBlockIsReached(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, l := &view.View{}, &Layout{}
		for n := range rapid.IntRange(1, 40).Draw(t, "blocks") {
			grow(t, v, n)
		}
		l.Update(v)
		from := v.Tree[rapid.IntRange(0, len(v.Tree)-1).Draw(t, "from")].Hash
		reached, open := map[chain.Hash]bool{from: true}, []chain.Hash{from}
		for len(open) > 0 {
			at := open[0]
			open = open[1:]
			for _, step := range [][2]int{{-1, 0}, {1, 0}, {0, -1}, {0, 1}} {
				if to := l.Neighbour(at, step[0], step[1]); !reached[to] {
					reached[to], open = true, append(open, to)
				}
			}
		}
		if len(reached) != len(v.Tree) {
			t.Fatalf("%d blocks of %d are reached", len(reached), len(v.Tree))
		}
	})
}
