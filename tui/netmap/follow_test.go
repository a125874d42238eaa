package netmap

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// linked returns n nodes with the given links.
func linked(n int, links ...[2]int) *view.View {
	v := world(n)
	for _, l := range links {
		v.Links = append(v.Links, view.Link{A: min(l[0], l[1]), B: max(l[0], l[1])})
	}
	return v
}

// anyWorld draws a connected network of up to most nodes in which each node has about three
// neighbours.
func anyWorld(t *rapid.T, most int) *view.View {
	n := rapid.IntRange(2, most).Draw(t, "nodes")
	seen := map[[2]int]bool{}
	var links [][2]int
	add := func(a, b int) {
		if pair := [2]int{min(a, b), max(a, b)}; a != b && !seen[pair] {
			seen[pair] = true
			links = append(links, pair)
		}
	}
	order := rapid.Permutation(slices.Collect(func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	})).Draw(t, "cycle")
	for k := range order {
		add(order[k], order[(k+1)%n])
	}
	for range n / 2 {
		add(rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to"))
	}
	return linked(n, links...)
}

// A selected node, a selected link, a message, a cut: none of them moves a node or a link.
func TestSelectionMovesNothing(t *testing.T) {
	th := look(t, "dark", false)
	rapid.Check(t, func(t *rapid.T) {
		v := anyWorld(t, MaxMapped)
		r := grid.Rect{W: rapid.IntRange(20, 120).Draw(t, "w"), H: rapid.IntRange(5, 40).Draw(t, "h")}
		var m Map
		g := grid.New(r.W, r.H)
		m.Draw(g, r, v, th, Options{Selected: -1})
		was := m.layout
		for range 3 {
			l := v.Links[rapid.IntRange(0, len(v.Links)-1).Draw(t, "link")]
			after := *v
			after.Links = slices.Clone(v.Links)
			after.Links[0].Cut, after.Links[len(after.Links)-1].Held = true, true
			m.Draw(g, r, send(&after, l.A, l.B, view.BlockMessage, 30), th, Options{Selected: l.B, Link: [2]int{l.B, l.A}})
			if m.Moving() || !slices.Equal(was.spots, m.layout.spots) {
				t.Fatalf("the nodes went from %+v to %+v", was.spots, m.layout.spots)
			}
			for k := range was.routes {
				if !slices.Equal(was.routes[k].dots, m.layout.routes[k].dots) {
					t.Fatalf("link %d moved", k)
				}
			}
		}
	})
}

// Of eight nodes with about 13 links, as the default world has them, every link is seen to
// begin at its one node and to end at its other one; it is nowhere behind a third node, and
// shares few cells with a link that it does not meet at a node: twice as many as a crossing may
// take, and more in a flat field, where links cross at flat angles.
func TestLinksCanBeFollowed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyWorld(t, 8)
		r := grid.Rect{W: rapid.IntRange(56, 120).Draw(t, "w"), H: rapid.IntRange(14, 50).Draw(t, "h")}
		var m Map
		if !m.lay(r, v, false) {
			t.Fatalf("no room for %d nodes in %+v", len(v.Nodes), r)
		}
		routes, spots := m.layout.routes, m.layout.spots
		cells := make([]map[point]bool, len(routes))
		for k, l := range routes {
			cells[k] = map[point]bool{}
			if len(l.dots) < 2 {
				t.Fatalf("the link of %d and %d is not seen", l.a, l.b)
			}
			for _, d := range l.dots {
				c := d.cell(r)
				cells[k][c] = true
				for i := range spots {
					if i != l.a && i != l.b && spots[i].covers(c) {
						t.Fatalf("the link of %d and %d passes behind %d", l.a, l.b, i)
					}
				}
			}
			for end, d := range map[int]dot{l.a: l.dots[0], l.b: l.dots[len(l.dots)-1]} {
				if c := d.cell(r); m.layout.around(end, 1, 1).Intersect(grid.Rect{X: c.x, Y: c.y, W: 1, H: 1}).Empty() {
					t.Fatalf("the link of %d and %d ends at %+v, away from %d at %+v", l.a, l.b, c, end, spots[end])
				}
			}
			for j := range k {
				o := routes[j]
				if o.a == l.a || o.a == l.b || o.b == l.a || o.b == l.b {
					continue
				}
				shared := 0
				for c := range cells[k] {
					if cells[j][c] {
						shared++
					}
				}
				if shared > 2*crossCells+r.W/r.H {
					t.Fatalf("links %d-%d and %d-%d share %d cells in %+v", l.a, l.b, o.a, o.b, shared, r)
				}
			}
		}
	})
}

// Where links cross, the one below has a gap.
func TestCrossingsHaveGaps(t *testing.T) {
	var m Map
	if !m.lay(grid.Rect{W: 60, H: 20}, linked(4, [2]int{0, 1}, [2]int{1, 2}, [2]int{2, 3}, [2]int{0, 3}, [2]int{0, 2}, [2]int{1, 3}), false) {
		t.Fatal("no room")
	}
	gaps := 0
	for _, l := range m.layout.routes {
		for i, d := range l.dots {
			if d.gap {
				gaps++
				if i == 0 || i == len(l.dots)-1 {
					t.Errorf("the link of %d and %d does not reach its node", l.a, l.b)
				}
			}
		}
	}
	flat := route{dots: make([]dot, 40)}
	for i := 5; i < 30; i++ {
		flat.dots[i].gap = true
	}
	flat.shorten()
	for i, d := range flat.dots {
		if d.gap != (i >= 15 && i < 15+longestGap) {
			t.Errorf("dot %d of a flat crossing: gap %t", i, d.gap)
		}
	}
	if gaps < 3 || gaps > 12 {
		t.Errorf("one crossing left %d dots out", gaps)
	}
}

// Networks are drawn as what they are, whatever their nodes are called.
func TestForms(t *testing.T) {
	row := func(s []spot) bool {
		return !slices.ContainsFunc(s, func(p spot) bool { return p.y != s[0].y })
	}
	tests := []struct {
		name  string
		v     *view.View
		shape shape
		order []int
		row   bool
	}{
		{"nobody", linked(1), circular, []int{0}, true},
		{"two", linked(2), lineal, []int{0, 1}, true},
		{"line", linked(4, [2]int{0, 1}, [2]int{1, 2}, [2]int{2, 3}), lineal, []int{0, 1, 2, 3}, true},
		{"mixed line", linked(4, [2]int{3, 1}, [2]int{1, 0}, [2]int{0, 2}), lineal, []int{2, 0, 1, 3}, true},
		{"ring", linked(5, [2]int{0, 2}, [2]int{2, 4}, [2]int{4, 1}, [2]int{1, 3}, [2]int{3, 0}), circular, []int{0, 2, 4, 1, 3}, false},
		{"star", linked(5, [2]int{2, 0}, [2]int{2, 1}, [2]int{2, 3}, [2]int{2, 4}), starry, []int{2, 0, 1, 3, 4}, false},
		{"ring and one more", linked(4, [2]int{1, 2}, [2]int{2, 3}, [2]int{1, 3}), circular, []int{0, 1, 2, 3}, false},
		{"regions", inRegions("EU", "nowhere", "US-East"), regional, []int{0, 3, 6, 9, 1, 4, 7, 2, 5, 8}, false},
		{"strangers", linked(4), circular, []int{0, 1, 2, 3}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var m Map
			if !m.lay(grid.Rect{W: 60, H: 20}, test.v, false) {
				t.Fatal("no room")
			}
			if m.form.shape != test.shape || !slices.Equal(m.form.order, test.order) {
				t.Errorf("shape %d, order %v, expected %d, %v", m.form.shape, m.form.order, test.shape, test.order)
			}
			if got := row(m.layout.spots); got != test.row {
				t.Errorf("in a row: %t, expected %t: %+v", got, test.row, m.layout.spots)
			}
		})
	}
}

// The order on the circle is never worse than that of the numbers, and a ring, however it is
// numbered, has no crossing.
func TestRingOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyWorld(t, 12)
		n, links := len(v.Nodes), pairsOf(v)
		order := ringOrder(n, links)
		c := crossings{links: links, at: make([]int, n)}
		numbers := make([]int, n)
		for i := range numbers {
			numbers[i] = i
		}
		if got, plain := c.cost(order), c.cost(numbers); got > plain {
			t.Fatalf("%v costs %d, the numbers %d", order, got, plain)
		}
		if slices.Sort(order); !slices.Equal(order, numbers) {
			t.Fatalf("%v is not each node once", order)
		}
		ring := rapid.Permutation(numbers).Draw(t, "ring")
		links = nil
		for k := range ring {
			links = append(links, pair{ring[k], ring[(k+1)%n]})
		}
		c = crossings{links: links, at: make([]int, n)}
		if cost := c.cost(ringOrder(n, links)); cost >= crossingCost {
			t.Fatalf("the ring %v crosses itself", ring)
		}
	})
}

// A link that comes later moves no node; the first ones to come choose the form.
func TestLaterLinksMoveNothing(t *testing.T) {
	r := grid.Rect{W: 60, H: 20}
	var m Map
	m.lay(r, linked(4), false)
	m.lay(r, linked(4, [2]int{0, 1}, [2]int{1, 2}, [2]int{2, 3}), false)
	was := m.layout.spots
	m.lay(r, linked(4, [2]int{0, 1}, [2]int{1, 2}, [2]int{2, 3}, [2]int{0, 3}, [2]int{0, 2}), false)
	if !slices.Equal(was, m.layout.spots) {
		t.Errorf("from %+v to %+v", was, m.layout.spots)
	}
	if other := linked(4, [2]int{0, 1}); m.form.fits(other) {
		other.Seed++
		if m.form.fits(other) {
			t.Error("another world has the form of the one before")
		}
	}
}

// When a partition comes, and when it goes, each node goes its way in a few pictures; each
// keeps its height and its side of its group.
func TestPartitionShifts(t *testing.T) {
	th := look(t, "dark", false)
	r := grid.Rect{W: 70, H: 20}
	g := grid.New(r.W, r.H)
	var m Map
	draw := func(v *view.View) []spot {
		g.Clear()
		m.Draw(g, r, v, th, Options{Selected: -1})
		return slices.Clone(m.now().spots)
	}
	before := draw(world(8, 1, 3))
	parted := func() *view.View { return part(world(8, 1, 3), 4, 4) }
	var way [][]spot
	for i := 0; i == 0 || m.Moving(); i++ {
		way = append(way, draw(parted()))
		if i > 100 {
			t.Fatal("the nodes never arrive")
		}
	}
	if len(way) != glidePictures {
		t.Errorf("%d pictures, expected %d", len(way), glidePictures)
	}
	var fresh Map
	if fresh.lay(r.Inset(0), parted(), false); len(fresh.layout.walls) != 1 {
		t.Fatalf("walls at %v", fresh.layout.walls)
	}
	if after := draw(parted()); !slices.Equal(after, way[len(way)-1]) {
		t.Error("the last picture of the shift is not the one that stays")
	}
	for i := range before {
		last := before[i]
		end := way[len(way)-1][i]
		for step, spots := range way {
			if now := spots[i]; now.y != before[i].y || abs(now.x-end.x) > abs(last.x-end.x) {
				t.Errorf("node %d goes from %+v to %+v in picture %d", i, last.point, now.point, step)
			}
			last = spots[i]
		}
	}
	draw(world(8, 1, 3))
	if !m.Moving() {
		t.Error("a partition that ends shifts nothing")
	}
	for m.Moving() {
		draw(world(8, 1, 3))
	}
	if after := draw(world(8, 1, 3)); !slices.Equal(after, before) {
		t.Errorf("the nodes do not come back: %+v, %+v", before, after)
	}
}

// Every size and every number of nodes is drawn inside its rectangle.
func TestEverySizeStaysInside(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		th := look(t, "dark", ascii)
		for _, n := range []int{0, 1, 2, 4, 8, 16, 17, 100, 1000} {
			v := world(n, 1, 5)
			if n > 4 {
				v = part(v, n/2, n-n/2)
				v.Links[0].Cut, v.Links[0].Open = true, view.OnlyBack
				v.Links[1].Held = true
				send(v, 0, 1, view.BlockMessage, 50)
			}
			var m Map
			for w := 20; w <= 250; w += 46 {
				for h := 5; h <= 80; h += 25 {
					g := th.NewGrid(w+2, h+2)
					g.Fill(g.Bounds(), '#', grid.Style{})
					r := grid.Rect{X: 1, Y: 1, W: w, H: h}
					m.Draw(g, r, v, th, Options{Selected: n - 1})
					for y := range h + 2 {
						for x := range w + 2 {
							if c, _ := g.Cell(x, y); c != '#' && !r.Contains(x, y) {
								t.Fatalf("%d nodes, %dx%d: %q at %d,%d", n, w, h, c, x, y)
							}
						}
					}
				}
			}
		}
	}
}

func BenchmarkLayout(b *testing.B) {
	for _, n := range []int{8, 16} {
		b.Run(fmt.Sprintf("nodes=%d", n), func(b *testing.B) {
			v := world(n, 1, 3, 5)
			for b.Loop() {
				var m Map
				m.lay(grid.Rect{W: 70, H: 24}, v, false)
			}
		})
	}
}

// Names of regions are found on the earth whatever their case; what is none is not.
func TestSites(t *testing.T) {
	for _, name := range []string{"EU", "europe", "western-europe", "NA", "us-east", "North-America", "south-america", "AP", "asia-pacific", "JP", "AU", "africa"} {
		s, known := siteOf(name)
		if !known {
			t.Errorf("%s is nowhere", name)
			continue
		}
		if u := s.unit(); u.x < 0 || u.x > 1 || u.y < 0 || u.y > 1 {
			t.Errorf("%s is off the map, at %+v", name, u)
		}
	}
	for _, name := range []string{"", "west", "moon", "museum", "a"} {
		if s, known := siteOf(name); known {
			t.Errorf("%q is at %+v", name, s)
		}
	}
	if south, _ := siteOf("south-america"); south.lat > 0 {
		t.Error("South America is in the north")
	}
	for name, land := range map[string]bool{"europe": true, "africa": true, "australia": true, "brazil": true} {
		if s, _ := siteOf(name); dry(s, lands()) != land {
			t.Errorf("%s is in the sea", name)
		}
	}
	for _, sea := range []site{{-30, 30}, {-150, 0}, {75, -20}, {170, 40}} {
		if dry(sea, lands()) {
			t.Errorf("%+v is on land", sea)
		}
	}
}
