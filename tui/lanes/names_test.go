package lanes

import (
	"strings"
	"testing"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// people is a world of six nodes with long names, two of which begin alike.
func people() *view.View {
	v := world(`
		5: a005 a006 a007 a008 a009
		a006 > b007 b008
		tip a009 0 1 2 3
		tip b008 4 5`)
	v.Nodes = nil
	for id, name := range []string{"alice-1a", "alice-2b", "bob-pool", "caroline", "dave-ams", "erin"} {
		v.Nodes = append(v.Nodes, view.Node{ID: id, Name: name})
	}
	for i := range v.Tree {
		v.Tree[i].Miner = i % 6
	}
	return v
}

func drawnOf(t *testing.T, v *view.View, w int, labels Labels) string {
	g := grid.New(w, 8)
	Draw(g, g.Bounds(), v, look(t, "dark", grid.TrueColor, false), Options{Follow: true, Labels: labels})
	return g.Plain()
}

// Labels have whole names where they can, and two nodes never look alike.
func TestLabelsOfLongNames(t *testing.T) {
	for _, test := range []struct {
		w      int
		labels Labels
		want   []string
	}{
		{120, Miner, []string{"●alice-1a", "●alice-2b", "●bob-pool"}},
		{80, Miner, []string{"●alice-1a", "●alice-2b", "●bob-pool"}},
		{120, Both, []string{"a005 alice-1a", "a006 alice-2b"}},
		{90, Both, []string{"a005 ali…1a", "a006 ali…2b", "a007 bob-p…"}},
	} {
		got := drawnOf(t, people(), test.w, test.labels)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%d columns, labels %d: %q is missing\n%s", test.w, test.labels, want, got)
			}
		}
	}
}

// Where not all followers of a tip can be named, some are.
func TestFollowersThatFit(t *testing.T) {
	for w, want := range map[int]string{
		100: "◂alice-1a,alice-2b,bob-pool,caroline",
		60:  "◂alice-1a,alice-2b +2",
		50:  "◂alice-1a +3",
	} {
		if got := drawnOf(t, people(), w, Hash); !strings.Contains(got, want+" ") && !strings.Contains(got, want+"\n") {
			t.Errorf("%d columns: %q is missing\n%s", w, want, got)
		}
	}
}
