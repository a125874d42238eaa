package netmap

import (
	"math"
	"slices"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// point is a cell.
type point struct{ x, y int }

// spot is where a node stands: the middle of its label, the cells of the label, and
// those of its tip under it.
type spot struct {
	point
	label, tip grid.Rect
}

// covers reports whether a line is hidden at c.
func (s *spot) covers(c point) bool { return s.label.Contains(c.x, c.y) || s.tip.Contains(c.x, c.y) }

// tipWidth is the width of a tip as it is written under a node: a mark and four digits.
const tipWidth = 5

// stand gives every node its spot in r, and reports whether the labels have room
// beside each other.
func (p *picture) stand(r grid.Rect) bool {
	groups := groupsOf(p.v)
	p.spots = make([]spot, len(p.v.Nodes))
	p.walls = p.walls[:0]
	total := 0
	for _, g := range groups {
		total += len(g) + 1
	}
	rest, weight := r, 0
	for i, g := range groups {
		weight += len(g) + 1
		end := r.X + r.W*weight/total
		slice, after := rest.SplitLeft(end - rest.X)
		if i < len(groups)-1 {
			p.walls = append(p.walls, slice.Right()-1)
			slice.W--
		}
		if !p.ring(slice, g) {
			return false
		}
		rest = after
	}
	return true
}

// groupNames returns the partition's groups by name.
func groupNames(v *view.View) []string {
	var names []string
	for i := range v.Nodes {
		if n := v.Nodes[i].Group; n != "" && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return names
}

// groupsOf returns the indices of the nodes per partition group, by the groups' names.
func groupsOf(v *view.View) [][]int {
	var names []string
	members := map[string][]int{}
	for i := range v.Nodes {
		n := v.Nodes[i].Group
		if _, known := members[n]; !known {
			names = append(names, n)
		}
		members[n] = append(members[n], i)
	}
	slices.Sort(names)
	groups := make([][]int, len(names))
	for i, n := range names {
		groups[i] = members[n]
	}
	return groups
}

// ring puts nodes evenly on an ellipse in r, clockwise. It reports whether all labels
// are inside and clear of each other.
func (p *picture) ring(r grid.Rect, nodes []int) bool {
	widest := 0
	for _, i := range nodes {
		widest = max(widest, grid.Width(p.v.Nodes[i].Name)+2)
	}
	if r.W < widest || r.H < 1 {
		return false
	}
	if p.under {
		r.H--
		widest = max(widest, tipWidth)
	}
	pad := min(2, (r.W-widest)/2)
	w, h := float64(r.W-widest-2*pad), float64(r.H-1)
	if len(nodes) > 2 && r.H >= 7 {
		h-- // some air above and below
	}
	units, box := circleOf(len(nodes))
	cx, cy := float64(r.X)+float64(r.W-1)/2, float64(r.Y)+float64(r.H-1)/2
	for k, i := range nodes {
		x, y := cx, cy
		if box.w > 0 {
			x += w * ((units[k].x-box.x)/box.w - 0.5)
		}
		if box.h > 0 {
			y += h * ((units[k].y-box.y)/box.h - 0.5)
		}
		w := grid.Width(p.v.Nodes[i].Name) + 2
		c := point{int(math.Round(x)), int(math.Round(y))}
		left := min(max(c.x-(w-1)/2, r.X), r.Right()-w)
		p.spots[i] = spot{point: c, label: grid.Rect{X: left, Y: c.y, W: w, H: 1}}
		if p.under {
			p.spots[i].tip = grid.Rect{X: left + (w-tipWidth)/2, Y: c.y + 1, W: tipWidth, H: 1}
		}
		for _, j := range nodes[:k] {
			if !p.around(j, 1).Intersect(p.around(i, 0)).Empty() {
				return false
			}
		}
	}
	return true
}

// around returns the cells that node i's label and what is written under it take, and
// some more on both sides.
func (p *picture) around(i, more int) grid.Rect {
	r := p.spots[i].label
	if p.under {
		r.X, r.W, r.H = r.X-1, max(r.W, tipWidth)+1, 2
	}
	r.X, r.W = r.X-more, r.W+2*more
	return r
}

type unit struct{ x, y float64 }

type box struct{ x, y, w, h float64 }

// circleOf returns n places on the unit circle and the box around them. Distances too
// small to mean anything are rounded off, so that what should be level is level.
func circleOf(n int) ([]unit, box) {
	units := make([]unit, n)
	low, high := unit{1, 1}, unit{-1, -1}
	for k := range units {
		sin, cos := math.Sincos(angle(k, n))
		u := unit{math.Round(cos*1e9) / 1e9, math.Round(sin*1e9) / 1e9}
		units[k] = u
		low, high = unit{min(low.x, u.x), min(low.y, u.y)}, unit{max(high.x, u.x), max(high.y, u.y)}
	}
	return units, box{low.x, low.y, high.x - low.x, high.y - low.y}
}

// angle returns the direction of the k-th of n nodes, in screen terms: 0 is right and
// a quarter turn down. Two nodes stand side by side, three with one on top, four in
// the corners, first at the bottom right.
func angle(k, n int) float64 {
	turn := 2 * math.Pi / float64(n)
	switch {
	case n == 2:
		return math.Pi + turn*float64(k)
	case n == 4:
		return math.Pi/4 + turn*float64(k)
	case n%2 == 0:
		return -math.Pi/2 + turn/2 + turn*float64(k)
	}
	return -math.Pi/2 + turn*float64(k)
}

// line puts the cells from a to b into p.cells, without those under the two labels.
// The same two ends give the same cells whichever comes first.
func (p *picture) line(a, b spot) []point {
	swap := a.y > b.y || a.y == b.y && a.x > b.x
	if swap {
		a, b = b, a
	}
	p.cells = p.cells[:0]
	dx, dy := b.x-a.x, b.y-a.y
	steps := max(abs(dx), abs(dy))
	for i := range steps + 1 {
		c := a.point
		if steps > 0 {
			c.x += roundDiv(dx*i, steps)
			c.y += roundDiv(dy*i, steps)
		}
		if !a.covers(c) && !b.covers(c) {
			p.cells = append(p.cells, c)
		}
	}
	if swap {
		slices.Reverse(p.cells)
	}
	return p.cells
}

// roundDiv returns a/b rounded to the nearest, halves away from zero; b > 0.
func roundDiv(a, b int) int {
	if a < 0 {
		return -((-2*a + b) / (2 * b))
	}
	return (2*a + b) / (2 * b)
}

func abs(n int) int { return max(n, -n) }
