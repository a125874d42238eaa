package netmap

import (
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// What is drawn can be found where it is drawn: every node by its label, and every link
// by some cell of its own.
func TestAtFindsWhatIsDrawn(t *testing.T) {
	th := look(t, "dark", false)
	for name, v := range map[string]*view.View{"whole": world(8, 1, 3), "parted": part(world(9, 1, 2), 3, 3, 3), "many": world(40, 1, 5)} {
		r := grid.Rect{X: 3, Y: 2, W: 90, H: 46}
		for _, matrix := range []bool{false, true} {
			var m Map
			nodes, links := map[int]bool{}, map[[2]int]bool{}
			for y := range 60 {
				for x := range 100 {
					hit := m.At(r, v, th, Options{Selected: -1, Matrix: matrix}, x, y)
					if hit != nothing && !r.Contains(x, y) {
						t.Fatalf("%s: %+v at %d,%d", name, hit, x, y)
					}
					if hit.Node >= 0 {
						nodes[hit.Node] = true
					} else if a, b := hit.Link[0], hit.Link[1]; a != b {
						links[[2]int{min(a, b), max(a, b)}] = true
					}
				}
			}
			if name == "parted" && !matrix {
				continue // links of one line with others are found by keys alone
			}
			if len(nodes) != len(v.Nodes) || len(links) != len(v.Links) {
				t.Errorf("%s, matrix %t: %d nodes and %d links are found, expected %d and %d", name, matrix, len(nodes), len(links), len(v.Nodes), len(v.Links))
			}
		}
	}
}

// The ends of the selected link are in sight in the matrix, and so is the link.
func TestSelectedLinkIsInSight(t *testing.T) {
	th := look(t, "dark", false)
	v := world(1000, 1, 7)
	for i := range v.Links {
		l := &v.Links[i]
		g := grid.New(60, 20)
		new(Map).Draw(g, g.Bounds(), v, th, Options{Selected: l.B, Link: [2]int{l.B, l.A}})
		seen := 0
		for y := range 20 {
			for x := range 60 {
				if mark, _ := g.Cell(x, y); mark == th.Glyphs.Main || mark == th.Glyphs.PointDown {
					seen++
				}
			}
		}
		if seen < 2 {
			t.Fatalf("the link of %d and %d is out of sight:\n%s", l.A, l.B, g.Plain())
		}
	}
}

// Kinds of messages and states of links differ by their marks, and not by colour alone.
func TestMarksDiffer(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		p := picture{v: &view.View{}, th: look(t, "mono", ascii), selected: -1}
		seen := map[rune]string{}
		note := func(mark rune, what string) {
			if other, known := seen[mark]; known {
				t.Errorf("ascii %t: %q is both %s and %s", ascii, mark, other, what)
			}
			seen[mark] = what
		}
		for k := view.BlockMessage; k <= view.AskMessage; k++ {
			mark, _ := p.messageLook(k)
			note(mark, k.String())
		}
		for what, l := range map[string]view.Link{"link": {B: 1}, "cut": {B: 1, Cut: true}, "parted": {B: 1, Parted: true}, "held": {B: 1, Held: true, Delay: netsim.Second}} {
			note(p.linkMark(&l, true).r, what)
		}
	}
}
