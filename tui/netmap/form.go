package netmap

import (
	"math"
	"slices"

	"example.com/sosocoin/sim/view"
)

// shape is what a network is drawn as.
type shape int

const (
	circular shape = iota
	lineal         // a line from end to end
	starry         // a hub in the middle of a circle
	regional       // by where the regions are
)

// form is the shape of a network and the sequence of its nodes. It is chosen when the nodes
// are first seen, and kept as long as there are the same ones, so that no link that comes or
// goes later moves them.
type form struct {
	seed     uint64
	topology string
	ids      []int
	bare     bool // chosen before there were links

	shape shape
	order []int // places in view.View.Nodes; of a star the hub first

	regions []string // of a regional one, with the places of their nodes
	members [][]int
	ring    []int // its order where there is no room for a map
}

// fits says whether the form is that of the view's network.
func (f *form) fits(v *view.View) bool {
	if f.seed != v.Seed || f.topology != v.Settings.Topology || len(f.ids) != len(v.Nodes) || f.bare && len(v.Links) > 0 {
		return false
	}
	for i := range v.Nodes {
		if v.Nodes[i].ID != f.ids[i] {
			return false
		}
	}
	return true
}

// formOf chooses a form.
func formOf(v *view.View) form {
	f := form{seed: v.Seed, topology: v.Settings.Topology, bare: len(v.Links) == 0}
	for i := range v.Nodes {
		f.ids = append(f.ids, v.Nodes[i].ID)
	}
	links := pairsOf(v)
	if f.regions, f.members = regionsOf(v); f.regions != nil {
		f.shape, f.order, f.ring = regional, slices.Concat(f.members...), ringOrder(len(v.Nodes), links)
		return f
	}
	f.shape, f.order = shapeOf(len(v.Nodes), links)
	return f
}

// pairsOf are the links both of whose ends are there.
func pairsOf(v *view.View) []pair {
	var links []pair
	for i := range v.Links {
		a, b := place(v, v.Links[i].A), place(v, v.Links[i].B)
		if a >= 0 && b >= 0 {
			links = append(links, pair{a, b})
		}
	}
	return links
}

// place is the place of a node among the view's, or -1.
func place(v *view.View, id int) int {
	if id >= 0 && id < len(v.Nodes) && v.Nodes[id].ID == id {
		return id
	}
	return slices.IndexFunc(v.Nodes, func(n view.Node) bool { return n.ID == id })
}

// shapeOf tells what a network of n nodes looks like by its links.
func shapeOf(n int, links []pair) (shape, []int) {
	degrees := make([]int, n)
	for _, l := range links {
		degrees[l.a]++
		degrees[l.b]++
	}
	if n == 2 {
		return lineal, []int{0, 1}
	}
	if n < 3 || len(links) != n-1 {
		return circular, ringOrder(n, links)
	}
	hub := slices.Index(degrees, n-1)
	if hub >= 0 && n > 3 {
		order := []int{hub}
		for i := range n {
			if i != hub {
				order = append(order, i)
			}
		}
		return starry, order
	}
	// A line is a tree in which nobody has three neighbours; n-1 links may also be a ring
	// and a node beside it.
	if end := slices.Index(degrees, 1); end >= 0 && slices.Max(degrees) == 2 && slices.Min(degrees) == 1 {
		if order := alongLinks(end, n, links); joined(order, links) {
			return lineal, order
		}
	}
	return circular, ringOrder(n, links)
}

// joined says whether each node of an order is linked with the one before it.
func joined(order []int, links []pair) bool {
	for k := 1; k < len(order); k++ {
		a, b := order[k-1], order[k]
		if !slices.Contains(links, pair{a, b}) && !slices.Contains(links, pair{b, a}) {
			return false
		}
	}
	return true
}

// unit is a place in a square of side 1.
type unit struct{ x, y float64 }

// units are the places of a form's nodes, in the order of the form, for labels of that width
// in a rectangle of w columns and h lines, each line of nodes being so many lines high; apart
// is how far labels beside and over each other have to be apart.
func (f *form) units(width, w, h, high int, apart unit) []unit {
	n := len(f.order)
	switch f.shape {
	case lineal:
		return folded(n, max(w/(width+2), 1), h/(high+1))
	case regional:
		return spread(f.regions, f.members, f.order, apart.x, apart.y)
	case starry:
		return append([]unit{{0.5, 0.5}}, circleOf(n-1)...)
	}
	return circleOf(n)
}

// earthly says whether the form is a map of the earth, on which nothing may be stretched.
func (f *form) earthly() bool {
	if f.shape != regional {
		return false
	}
	_, known := sitesOf(f.regions)
	return known
}

// folded puts n nodes in a line, or where one has no room for all, in several that are
// walked through from left to right and back.
func folded(n, most, lines int) []unit {
	rows := min((n+most-1)/most, max(lines, 1))
	per := (n + rows - 1) / rows
	units := make([]unit, n)
	for i := range units {
		u := unit{0.5, 0.5}
		row, column := i/per, i%per
		if row%2 == 1 {
			column = per - 1 - column
		}
		if per > 1 {
			u.x = float64(column) / float64(per-1)
		}
		if rows > 1 {
			u.y = float64(row) / float64(rows-1)
		}
		units[i] = u
	}
	return units
}

// circleOf returns n places on a circle that fills the square from edge to edge. Distances
// too small to mean anything are rounded off, so that what should be level is level.
func circleOf(n int) []unit {
	units := make([]unit, n)
	low, high := unit{1, 1}, unit{-1, -1}
	for k := range units {
		sin, cos := math.Sincos(angle(k, n))
		u := unit{math.Round(cos*1e9) / 1e9, math.Round(sin*1e9) / 1e9}
		units[k] = u
		low, high = unit{min(low.x, u.x), min(low.y, u.y)}, unit{max(high.x, u.x), max(high.y, u.y)}
	}
	for k := range units {
		units[k] = unit{within(units[k].x, low.x, high.x), within(units[k].y, low.y, high.y)}
	}
	return units
}

// within is where x lies between two bounds, from 0 to 1; in the middle where they are one.
func within(x, low, high float64) float64 {
	if high <= low {
		return 0.5
	}
	return (x - low) / (high - low)
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
