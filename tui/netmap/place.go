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
}

// standIn gives every node its spot in r, and reports whether the labels have room beside
// each other. Of several ways, the first that has room is taken: with tips and without, and
// with a free line between nodes over each other, in which their link is seen, or not.
func (f *form) standIn(r grid.Rect, v *view.View) (stand, bool) {
	for _, under := range [...]bool{true, false} {
		if under && (r.H < 9 || len(v.Nodes) > 10) { // more would drown in text
			continue
		}
		for air := 1; air >= 0; air-- {
			if s, ok := f.standing(r, v, under, air); ok {
				return s, true
			}
		}
	}
	return stand{}, false
}

// standing places the nodes: as the form has them where the network is whole, and else each
// group in a part of its own, moved and stretched as one.
func (f *form) standing(r grid.Rect, v *view.View, under bool, air int) (stand, bool) {
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
	for k, u := range f.units(widest, r.W, r.H, high) {
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
		if !s.put(slice, v, members, whole, widest, air) && !s.put(slice, v, members, onCircle(members, len(v.Nodes)), widest, air) {
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

// put places nodes in r: from side to side as they stand in the whole, and as high. It
// reports whether all labels are clear of each other.
func (s *stand) put(r grid.Rect, v *view.View, members []int, whole []unit, widest, air int) bool {
	low, high := 1.0, 0.0
	for _, i := range members {
		low, high = min(low, whole[i].x), max(high, whole[i].x)
	}
	if s.under {
		r.H--
	}
	pad := min(2, (r.W-widest)/2)
	w, h := float64(r.W-widest-2*pad), float64(r.H-1)
	top := float64(r.Y)
	if len(v.Nodes) > 2 && r.H >= 7 { // some air above and below
		h, top = h-1, top+0.5
	}
	for k, i := range members {
		u := whole[i]
		x := float64(r.X) + float64(r.W-1)/2 + w*(within(u.x, low, high)-0.5)
		s.stands(r, i, &v.Nodes[i], point{int(math.Round(x)), int(math.Round(top + h*u.y))})
		for _, j := range members[:k] {
			if !s.around(j, 2, air).Intersect(s.around(i, 0, 0)).Empty() {
				return false
			}
		}
	}
	return true
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
