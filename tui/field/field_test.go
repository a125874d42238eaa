package field

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/theme"
)

func look(t testing.TB, name string, ascii bool) *theme.Theme {
	th, err := theme.New(name, grid.TrueColor, ascii)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// hash returns a hash that shows as the four digits of n.
func hash(n uint16) chain.Hash { return chain.Hash{30: byte(n >> 8), 31: byte(n)} }

// The blocks of the made-up worlds.
var (
	old   = hash(0x5893)
	fresh = hash(0x7f1d)
	rival = hash(0xc1ff)
)

// world is a network of n nodes that all follow the best tip.
func world(n int) *view.View {
	v := &view.View{Tree: []view.Block{
		{Hash: old, Height: 1, Miner: 0, Main: true}, {Hash: fresh, Height: 2, Miner: 1, Main: true}, {Hash: rival, Height: 2, Miner: 2},
	}, Tips: []view.Tip{{Hash: fresh, Height: 2}}}
	for i := range n {
		v.Nodes = append(v.Nodes, view.Node{ID: i, Name: fmt.Sprintf("n%d", i), Tip: fresh})
		if i > 0 {
			v.Links = append(v.Links, view.Link{A: i / 3, B: i})
		}
	}
	return v
}

// wave is a world in which the newest block has not come to the nodes from the middle on, with
// a branch, two crashes and a node that is frozen.
func wave(n int) *view.View {
	v := world(n)
	for i := range v.Nodes {
		switch {
		case i >= n/2 && i < 3*n/4:
			v.Nodes[i].Tip = old
		case i >= 3*n/4:
			v.Nodes[i].Tip = rival
		}
	}
	v.Nodes[3].State, v.Nodes[n-1].State, v.Nodes[n/2].State = view.Crashed, view.Crashed, view.Frozen
	return v
}

// regional spreads the nodes over three regions.
func regional(v *view.View) *view.View {
	v.Known.Regions = []string{"europe", "asia", "nowhere", "south-america"}
	for i := range v.Nodes {
		v.Nodes[i].Region = [...]string{"asia", "europe", "europe", "europe", "south-america"}[i%5]
	}
	return v
}

// halved divides the nodes in two groups.
func halved(v *view.View, first int) *view.View {
	v.Groups = []string{"first", "second"}
	for i := range v.Nodes {
		v.Nodes[i].Group = "A"
		if i >= first {
			v.Nodes[i].Group = "B"
		}
	}
	return v
}

func TestDraw(t *testing.T) {
	oneWay := func(v *view.View) *view.View { v.OneWay = true; return v }
	tests := []struct {
		name     string
		v        *view.View
		w, h     int
		selected int
	}{
		{"17", wave(17), 58, 8, 2},
		{"100", wave(100), 58, 13, 0},
		{"100_narrow", wave(100), 30, 8, 0},
		{"1000", wave(1000), 84, 14, 500},
		{"1000_parted", halved(wave(1000), 750), 84, 14, -1},
		{"1000_pairs", wave(1000), 58, 14, 500},
		{"1000_pairs_parted", halved(wave(1000), 750), 58, 14, 2},
		{"1000_scrolled", wave(1000), 40, 8, 999},
		{"one_way", oneWay(halved(wave(100), 60)), 50, 10, 5},
		{"regions", regional(wave(600)), 58, 14, 7},
		{"regions_few", regional(wave(20)), 58, 8, 7},
		{"regions_parted", halved(regional(wave(100)), 30), 58, 8, 7},
		{"empty", &view.View{}, 20, 2, -1},
	}
	for _, test := range tests {
		for _, ascii := range []bool{false, true} {
			name := test.name
			if ascii {
				name += "_ascii"
			}
			t.Run(name, func(t *testing.T) {
				th := look(t, "mono", ascii)
				g := th.NewGrid(test.w, test.h)
				legend, body := g.Bounds().SplitBottom(1)
				d := Draw(g, body, test.v, th, test.selected)
				Legend(g, legend, test.v, th, d.Pairs)
				kittest.Same(t, name, fmt.Sprintf("%d in sight\n%s", d.Shown, g.Plain()))
			})
		}
	}
}

// Every node in sight is found once where it is drawn, the selected one is always in sight,
// nothing is drawn outside, and a selection moves no node that stays in sight with all others.
func TestEveryNodeHasItsCell(t *testing.T) {
	th := look(t, "dark", false)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{0, 1, 2, 4, 8, 16, 17, 100, 1000}).Draw(t, "nodes")
		v := world(n)
		if n > 3 && rapid.Bool().Draw(t, "parted") {
			halved(v, rapid.IntRange(1, n-1).Draw(t, "first"))
		}
		if rapid.Bool().Draw(t, "regions") {
			regional(v)
		}
		w, h := rapid.IntRange(20, 250).Draw(t, "w"), rapid.IntRange(5, 80).Draw(t, "h")
		selected := rapid.IntRange(-1, n).Draw(t, "selected")
		g := grid.New(w+2, h+2)
		g.Fill(g.Bounds(), '#', grid.Style{})
		r := grid.Rect{X: 1, Y: 1, W: w, H: h}
		d := Draw(g, r, v, th, selected)
		shown := d.Shown
		if shown < min(n, h-1) {
			t.Fatalf("%d of %d nodes in sight in %dx%d", shown, n, w, h)
		}
		at := map[int][3]int{}
		p := planFor(r, v, selected)
		for y := range h + 2 {
			for x := range w + 2 {
				c, _ := g.Cell(x, y)
				if c != '#' && !r.Contains(x, y) {
					t.Fatalf("%q at %d,%d", c, x, y)
				}
				for nth := range p.deep {
					id := p.hit(x, y, nth)
					if _, known := at[id]; id < 0 || known {
						continue
					}
					at[id] = [3]int{x, y, nth}
					if c != th.Glyphs.Block && !d.Pairs {
						t.Fatalf("n%d is drawn as %q at %d,%d", id, c, x, y)
					}
				}
			}
		}
		if len(at) != shown {
			t.Fatalf("%d nodes are found, %d in sight", len(at), shown)
		}
		if _, seen := at[selected]; !seen && selected >= 0 && selected < n {
			t.Fatalf("n%d is out of sight", selected)
		}
		if shown == n && n > 0 {
			other := rapid.IntRange(-1, n-1).Draw(t, "other")
			p = planFor(r, v, other)
			for id, c := range at {
				if got := p.hit(c[0], c[1], c[2]); got != id {
					t.Fatalf("with n%d selected, n%d stands where n%d was", other, got, id)
				}
			}
			above := p.hit(at[n-1][0], at[n-1][1], 0)
			if c := at[n-1]; At(r, v, above, c[0], c[1]) != n-1 || At(r, v, other, 0, 0) != -1 {
				t.Fatal("At finds another node")
			}
		}
	})
}

// Rows are scrolled by whole cells, of two nodes each: a selected node at the end of a narrow
// group is in sight all the same.
func TestTheSelectedNodeIsInSight(t *testing.T) {
	for h := 1; h <= 6; h++ {
		r := grid.Rect{W: 20, H: h}
		for first := 1; first < 40; first++ {
			v := halved(world(1000), first)
			for selected := range first + 20 {
				p, seen := planFor(r, v, selected), false
				for i := range r.W * h * p.deep {
					seen = seen || p.hit(i/p.deep%r.W, i/p.deep/r.W, i%p.deep) == selected
				}
				if !seen {
					t.Fatalf("n%d is out of sight in 20x%d, parted before n%d; the first row is %d", selected, h, first, p.first)
				}
			}
		}
	}
}

// The arrow keys go to the cells above and below, within a group.
func TestBeside(t *testing.T) {
	r := grid.Rect{W: 58, H: 12}
	for _, test := range []struct {
		v                    *view.View
		selected, rows, want int
	}{
		{world(100), 0, 1, 10}, {world(100), 95, 1, 95}, {world(100), 5, -1, 5}, {world(100), 37, -2, 17},
		{halved(world(100), 50), 49, 1, 49}, {halved(world(100), 50), 50, -1, 50}, {halved(world(100), 50), 50, 1, 55},
		{world(0), 0, 1, 0}, {world(3), 7, 1, 7},
	} {
		if got := Beside(r, test.v, test.selected, test.rows); got != test.want {
			t.Errorf("%d rows from n%d of %d: n%d, expected n%d", test.rows, test.selected, len(test.v.Nodes), got, test.want)
		}
	}
}

// What a node follows is told by its sign, in every theme and without colours.
func TestSignsDiffer(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		v := wave(20)
		l := looksOf(v, look(t, "mono", ascii))
		seen := map[rune]bool{}
		for _, i := range []int{0, 12, 16, 3, 10} {
			mark, _ := l.node(&v.Nodes[i])
			if seen[mark] {
				t.Errorf("ascii %t: %q means two things", ascii, mark)
			}
			seen[mark] = true
		}
	}
}

// The legend's numbers add up to all nodes.
func TestLegendCountsAll(t *testing.T) {
	v := wave(100)
	faults, tips := entries(v, look(t, "dark", false), false)
	total := 0
	for _, e := range append(tips, faults...) {
		var n int
		if _, err := fmt.Sscanf(e.text[strings.LastIndex(e.text, " ")+1:], "%d", &n); err == nil {
			total += n
		}
	}
	if total != 100 {
		t.Errorf("%d nodes of 100 in %v %v", total, tips, faults)
	}
}

func BenchmarkDraw(b *testing.B) {
	v, th, g := wave(1000), look(b, "dark", false), grid.New(118, 34)
	b.ReportAllocs()
	for b.Loop() {
		Draw(g, g.Bounds(), v, th, 500)
		Legend(g, g.Bounds().Line(33), v, th, false)
	}
}
