package netmap

import (
	"cmp"
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

// stand is where all nodes stand.
type stand struct {
	under bool  // each node's tip is written under it
	walls []int // columns
	short int   // lines that the walls have not reached yet
	spots []spot
	earth []dot // the land of the map that the nodes stand on

	regional bool // the nodes stand by their regions
}

// standIn gives every node its spot in r, and reports whether the labels have room beside
// each other. Of several ways, the first that has room is taken: with tips and without, and
// with a free line between nodes over each other, in which their link is seen, or not.
func (f *form) standIn(r grid.Rect, v *view.View) (stand, bool) {
	if f.shape == regional && len(v.Groups) < 2 {
		if s, ok := f.tries(r, v, false); ok {
			return s, true
		}
	}
	return f.tries(r, v, true)
}

// tries tries all ways; circles says whether nodes that have no room as the form has them may
// stand on a circle.
func (f *form) tries(r grid.Rect, v *view.View, circles bool) (stand, bool) {
	for _, under := range [...]bool{true, false} {
		if under && (r.H < 9 || len(v.Nodes) > 10) { // more would drown in text
			continue
		}
		for air := 1; air >= 0; air-- {
			if s, ok := f.standing(r, v, under, air, circles); ok {
				return s, true
			}
		}
	}
	return stand{}, false
}

// standing places the nodes: as the form has them where the network is whole, and else each
// group in a part of its own, moved and stretched as one.
func (f *form) standing(r grid.Rect, v *view.View, under bool, air int, circles bool) (stand, bool) {
	s := stand{under: under, spots: make([]spot, len(v.Nodes))}
	widest, high := 0, 1
	for i := range v.Nodes {
		widest = max(widest, labelWidth(&v.Nodes[i]))
	}
	if under {
		widest, high = max(widest, tipWidth), 2
	}
	if r.W < widest || r.H < high {
		return s, false
	}
	whole := make([]unit, len(v.Nodes))
	_, _, w, h := s.inner(r, len(v.Nodes), widest)
	apart := unit{float64(widest+3) / max(w, 1), float64(high+1) / max(h, 1)}
	for k, u := range f.units(widest, r.W, r.H, high, apart) {
		whole[f.order[k]] = u
	}
	parts := partsOf(v, whole)
	total, weight := len(v.Nodes)+len(parts), 0
	rest := r
	for i, members := range parts {
		weight += len(members) + 1
		slice, after := rest.SplitLeft(r.X + r.W*weight/total - rest.X)
		if i < len(parts)-1 {
			s.walls = append(s.walls, slice.Right()-1)
			slice.W--
		}
		rest = after
		if slice.W < widest {
			return s, false
		}
		earthly := f.earthly() && len(parts) == 1
		if s.put(slice, v, members, whole, widest, air, !earthly) {
			s.regional = f.shape == regional && len(parts) == 1
			if earthly {
				s.earth = s.land(r, len(v.Nodes), widest)
			}
			continue
		}
		circle := members
		if f.shape == regional && len(parts) == 1 {
			circle = f.ring
		}
		if !circles || !s.put(slice, v, members, onCircle(circle, len(v.Nodes)), widest, air, true) {
			return s, false
		}
	}
	return s, true
}

func labelWidth(n *view.Node) int { return grid.Width(n.Name) + 2 }

// onCircle puts some of n nodes on a circle of their own.
func onCircle(members []int, n int) []unit {
	units := make([]unit, n)
	for k, u := range circleOf(len(members)) {
		units[members[k]] = u
	}
	return units
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

// partsOf returns the places of the nodes per partition group. The groups go from left to
// right as their nodes stand on the whole, so that the way is short for all; of a one-way
// partition that with the first name is left, since the wall has a direction.
func partsOf(v *view.View, whole []unit) [][]int {
	var names []string
	members, middle := map[string][]int{}, map[string]float64{}
	for i := range v.Nodes {
		n := v.Nodes[i].Group
		if _, known := members[n]; !known {
			names = append(names, n)
		}
		members[n] = append(members[n], i)
		middle[n] += whole[i].x
	}
	slices.SortFunc(names, func(a, b string) int {
		if !v.OneWay {
			left, right := middle[a]/float64(len(members[a])), middle[b]/float64(len(members[b]))
			if math.Abs(left-right) > 1e-6 {
				return cmp.Compare(left, right)
			}
		}
		return cmp.Compare(a, b)
	})
	parts := make([][]int, len(names))
	for i, n := range names {
		parts[i] = members[n]
	}
	return parts
}

// inner is the part of r in which the middles of labels stand, in cells.
func (s *stand) inner(r grid.Rect, nodes, widest int) (left, top, w, h float64) {
	if s.under {
		r.H--
	}
	pad := min(2, (r.W-widest)/2)
	w, h = float64(r.W-widest-2*pad), float64(r.H-1)
	left, top = float64(r.X)+(float64(r.W-1)-w)/2, float64(r.Y)
	if nodes > 2 && r.H >= 7 { // some air above and below
		h, top = h-1, top+0.5
	}
	return left, top, w, h
}

// put places nodes in r: as high as they stand in the whole, and as far to the side, or where
// they may be stretched, from side to side. It reports whether all labels are clear of each
// other.
func (s *stand) put(r grid.Rect, v *view.View, members []int, whole []unit, widest, air int, stretch bool) bool {
	low, high := 1.0, 0.0
	for _, i := range members {
		low, high = min(low, whole[i].x), max(high, whole[i].x)
	}
	if !stretch {
		low, high = 0, 1
	}
	left, top, w, h := s.inner(r, len(v.Nodes), widest)
	for k, i := range members {
		u := whole[i]
		s.stands(r, i, &v.Nodes[i], point{int(math.Round(left + w*within(u.x, low, high))), int(math.Round(top + h*u.y))})
		for _, j := range members[:k] {
			if !s.around(j, 2, air).Intersect(s.around(i, 0, 0)).Empty() {
				return false
			}
		}
	}
	return true
}

// land is the land of the earth in r, where the nodes stand on it.
func (s *stand) land(r grid.Rect, nodes, widest int) []dot {
	left, top, w, h := s.inner(r, nodes, widest)
	return earth(r, left-float64(r.X), w, top-float64(r.Y), h)
}

// stands puts node i at a cell of r, or as near to it as its label has room.
func (s *stand) stands(r grid.Rect, i int, n *view.Node, c point) {
	w := labelWidth(n)
	left := min(max(c.x-(w-1)/2, r.X), r.Right()-w)
	s.spots[i] = spot{point: c, label: grid.Rect{X: left, Y: c.y, W: w, H: 1}}
	if s.under {
		s.spots[i].tip = grid.Rect{X: min(max(left+(w-tipWidth)/2, r.X), r.Right()-tipWidth), Y: c.y + 1, W: tipWidth, H: 1}
	}
}

// around returns the cells that node i's label and what is written under it take, and some
// more at the sides and above and below.
func (s *stand) around(i, across, down int) grid.Rect {
	r := s.spots[i].label
	if s.under {
		t := s.spots[i].tip
		r = grid.Rect{X: min(r.X, t.X), Y: r.Y, W: max(r.Right(), t.Right()) - min(r.X, t.X), H: 2}
	}
	return grid.Rect{X: r.X - across, Y: r.Y - down, W: r.W + 2*across, H: r.H + 2*down}
}
