package netmap

import (
	"slices"

	"example.com/sosocoin/tui/grid"
)

// dot is a dot of the paper of dots, or what is left of it: where a link passes under
// another there is a gap.
type dot struct {
	x, y int
	gap  bool
}

func (d dot) cell(r grid.Rect) point {
	return point{r.X + d.x/grid.DotsAcross, r.Y + d.y/grid.DotsDown}
}

// route is how a link runs: the dots from its first end to its second, without those that
// labels cover.
type route struct {
	pair
	bend int
	dots []dot
}

// curve appends the dots from a to b. The curve goes aside, as a parabola, by so many
// sixteenths of the way at its middle. All is in whole numbers, so that every machine draws
// the same.
func curve(dots []dot, a, b dot, bend int) []dot {
	dx, dy := b.x-a.x, b.y-a.y
	// Twice the point that the curve is drawn to (a Bézier curve of the second degree).
	towardX, towardY := a.x+b.x-dy*bend/4, a.y+b.y+dx*bend/4
	n := max(abs(dx), abs(dy), 1)
	if bend != 0 {
		n *= 3
	}
	for t := range n + 1 {
		s := n - t
		d := dot{x: roundDiv(s*s*a.x+s*t*towardX+t*t*b.x, n*n), y: roundDiv(s*s*a.y+s*t*towardY+t*t*b.y, n*n)}
		if len(dots) > 0 && dots[len(dots)-1] == d {
			continue
		}
		if k := len(dots); k > 1 && abs(dots[k-2].x-d.x) <= 1 && abs(dots[k-2].y-d.y) <= 1 {
			dots = dots[:k-1] // no corners
		}
		dots = append(dots, d)
	}
	return dots
}

// bends are the curves that are tried for a link, the straight line first.
var bends = [...]int{0, 1, -1, 2, -2, 3, -3, 4, -4}

// routing finds routes that can be told apart.
type routing struct {
	r      grid.Rect
	spots  []spot
	routes []route
	in     [][]int // links by cell
	shared []int   // cells that the link in question shares with each other one
	dots   []dot   // scratch
}

// findRoutes draws each link from node to node, straight if that is clear, and else bent
// aside: no link runs behind the label of a third node or along another link, where that can
// be helped.
func findRoutes(r grid.Rect, spots []spot, links []pair) []route {
	f := routing{r: r, spots: spots, routes: make([]route, len(links)), in: make([][]int, r.W*r.H), shared: make([]int, len(links))}
	for k, l := range links {
		f.routes[k] = route{pair: l}
		f.run(k, 0)
		f.enter(k)
	}
	for range 2 {
		for k := range links {
			f.leave(k)
			least, bend := 0, 0
			for i, b := range bends {
				f.run(k, b)
				if cost := f.cost(k); i == 0 || cost < least {
					least, bend = cost, b
				}
				if least == 0 {
					break
				}
			}
			f.run(k, bend)
			f.enter(k)
		}
	}
	return f.routes
}

// bent draws links with the bends that were found for others places of their ends.
func bent(r grid.Rect, spots []spot, routes []route) []route {
	f := routing{r: r, spots: spots, routes: make([]route, len(routes))}
	for k := range routes {
		f.routes[k] = route{pair: routes[k].pair}
		f.run(k, routes[k].bend)
	}
	return f.routes
}

// run draws link k.
func (f *routing) run(k, bend int) {
	l := &f.routes[k]
	l.bend = bend
	from, to := &f.spots[l.a], &f.spots[l.b]
	f.dots = curve(f.dots[:0], f.middle(from), f.middle(to), bend)
	first, last := 0, len(f.dots)
	for first < last && from.covers(f.dots[first].cell(f.r)) {
		first++
	}
	for first < last && to.covers(f.dots[last-1].cell(f.r)) {
		last--
	}
	l.dots = append(l.dots[:0], f.dots[first:last]...)
}

// middle is the dot in the middle of what is written of a node.
func (f *routing) middle(s *spot) dot {
	y := grid.DotsDown * (s.label.Y - f.r.Y)
	if s.tip.H > 0 {
		y += grid.DotsDown
	} else {
		y += grid.DotsDown / 2
	}
	return dot{x: grid.DotsAcross*(s.label.X-f.r.X) + s.label.W, y: y}
}

// cells calls do with each cell of link k that is in sight.
func (f *routing) cells(k int, do func(c point, at int)) {
	last := point{-1, -1}
	for _, d := range f.routes[k].dots {
		if c := d.cell(f.r); c != last {
			last = c
			if f.r.Contains(c.x, c.y) {
				do(c, (c.y-f.r.Y)*f.r.W+c.x-f.r.X)
			}
		}
	}
}

func (f *routing) enter(k int) {
	f.cells(k, func(_ point, at int) { f.in[at] = append(f.in[at], k) })
}

func (f *routing) leave(k int) {
	f.cells(k, func(_ point, at int) {
		if i := slices.Index(f.in[at], k); i >= 0 {
			f.in[at] = slices.Delete(f.in[at], i, i+1)
		}
	})
}

// What is bad about a route.
const (
	hiddenCost = 60 // a cell behind the label of a third node, or outside
	closeCost  = 15 // a cell right beside one
	alongCost  = 4  // a cell along another link
	crossCells = 3  // that a crossing may take
)

// cost is how hard link k is to follow, 0 for not at all.
func (f *routing) cost(k int) int {
	l := &f.routes[k]
	total := l.bend * l.bend
	clear(f.shared)
	inside := 0
	f.cells(k, func(c point, at int) {
		inside++
		for i := range f.spots {
			if i == l.a || i == l.b {
				continue
			}
			s := &f.spots[i]
			switch {
			case s.covers(c):
				total += hiddenCost
			case s.covers(point{c.x - 1, c.y}) || s.covers(point{c.x + 1, c.y}):
				total += closeCost
			}
		}
		for _, other := range f.in[at] {
			f.shared[other]++
		}
	})
	for _, n := range f.shared {
		total += alongCost * max(n-crossCells, 0)
	}
	for _, d := range l.dots {
		if d.x < 0 || d.y < 0 || d.x >= grid.DotsAcross*f.r.W || d.y >= grid.DotsDown*f.r.H {
			total += hiddenCost
		}
	}
	return total
}

// gaps leaves gaps in links where others pass over them: later ones pass over earlier ones.
// Those that meet at a node do not. wide is how many dots wide each link is drawn.
func gaps(r grid.Rect, routes []route, wide []int) {
	w, h := grid.DotsAcross*r.W, grid.DotsDown*r.H
	type owned struct{ link, dot int32 }
	owner := make([]owned, w*h)
	for k := range routes {
		l := &routes[k]
		reach := 1 + (wide[k]-1)/2
		for _, d := range l.dots {
			for y := max(d.y-reach, 0); y <= min(d.y+reach, h-1); y++ {
				for x := max(d.x-reach, 0); x <= min(d.x+reach, w-1); x++ {
					o := &owner[y*w+x]
					if o.link == 0 {
						continue
					}
					under := &routes[o.link-1]
					if under.a != l.a && under.a != l.b && under.b != l.a && under.b != l.b {
						under.dots[o.dot].gap = true
						o.link = 0
					}
				}
			}
		}
		for i, d := range l.dots {
			if d.x >= 0 && d.y >= 0 && d.x < w && d.y < h {
				owner[d.y*w+d.x] = owned{int32(k + 1), int32(i)}
			}
		}
	}
	for k := range routes {
		routes[k].shorten()
	}
}

// longestGap is how many dots a gap has at most: two links that cross at a flat angle would
// leave each other no dots for a long way.
const longestGap = 5

// shorten closes long gaps from both sides.
func (l *route) shorten() {
	for from := 0; from < len(l.dots); from++ {
		if !l.dots[from].gap {
			continue
		}
		to := from
		for to < len(l.dots) && l.dots[to].gap {
			to++
		}
		first := from + max(to-from-longestGap, 0)/2
		for i := from; i < to; i++ {
			l.dots[i].gap = i >= first && i < first+longestGap
		}
		from = to
	}
}

// roundDiv returns a/b rounded to the nearest, halves away from zero; b > 0.
func roundDiv(a, b int) int {
	if a < 0 {
		return -((-2*a + b) / (2 * b))
	}
	return (2*a + b) / (2 * b)
}

func abs(n int) int { return max(n, -n) }
