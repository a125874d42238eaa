package netmap

import (
	"slices"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// Map draws a network, and remembers between pictures where its nodes stand and how its
// links run. What it remembers is a matter of the network's links, of the partition and of
// the rectangle: nothing else moves a node. The zero value is ready.
type Map struct {
	form   form
	made   []int // what the layout was made for
	layout layout
	moved  glide

	sign   []int     // scratch
	paper  grid.Dots // scratch
	strung []point   // scratch
}

// layout is where everything stands.
type layout struct {
	stand
	fits   bool    // the labels have room
	routes []route // of the links in view.View.Links both of whose ends are there
	links  []int   // their places in view.View.Links
	joins  []int16 // for each two nodes, the route between them; -1: none
}

// between is the route between two nodes by their places, or -1.
func (y *layout) between(a, b int) int {
	if n := len(y.spots); a >= 0 && b >= 0 && a < n && b < n {
		return int(y.joins[a*n+b])
	}
	return -1
}

// lay makes the layout for a rectangle, if the last one is not the one that is wanted.
// ascii draws without dots.
func (m *Map) lay(r grid.Rect, v *view.View, ascii bool) bool {
	if !m.form.fits(v) {
		m.form = formOf(v)
		m.made = m.made[:0]
	}
	m.sign = signature(m.sign[:0], r, v, ascii)
	if slices.Equal(m.sign, m.made) {
		return m.layout.fits
	}
	before := m.layout
	near := len(m.made) > 0 && slices.Equal(m.made[:rectSigns], m.sign[:rectSigns])
	m.made = append(m.made[:0], m.sign...)
	m.layout = layout{}
	m.layout.stand, m.layout.fits = m.form.standIn(r, v)
	if !m.layout.fits {
		m.moved = glide{}
		return false
	}
	n := len(v.Nodes)
	m.layout.joins = slices.Repeat([]int16{-1}, n*n)
	for i := range v.Links {
		a, b := place(v, v.Links[i].A), place(v, v.Links[i].B)
		if a >= 0 && b >= 0 {
			m.layout.joins[a*n+b], m.layout.joins[b*n+a] = int16(len(m.layout.links)), int16(len(m.layout.links))
			m.layout.links = append(m.layout.links, i)
			m.layout.routes = append(m.layout.routes, route{pair: pair{a, b}})
		}
	}
	if !ascii {
		links := make([]pair, len(m.layout.routes))
		for k := range links {
			links[k] = m.layout.routes[k].pair
		}
		m.layout.routes = findRoutes(r, m.layout.spots, links)
		gaps(r, m.layout.routes, m.layout.widths(v))
	}
	m.moved.begin(near, &before, &m.layout)
	return true
}

// rectSigns is how many numbers of a signature are about the rectangle and the nodes' number.
const rectSigns = 6

// signature appends what a layout depends on.
func signature(sign []int, r grid.Rect, v *view.View, ascii bool) []int {
	sign = append(sign, r.X, r.Y, r.W, r.H, len(v.Nodes), 0)
	if ascii {
		sign[len(sign)-1] = 1
	}
	groups := groupNames(v)
	for i := range v.Nodes {
		n := &v.Nodes[i]
		sign = append(sign, n.ID, labelWidth(n), slices.Index(groups, n.Group))
	}
	if v.OneWay {
		sign = append(sign, -1)
	}
	thin := thinnest(v)
	for i := range v.Links {
		l := &v.Links[i]
		sign = append(sign, l.A, l.B, width(l, thin))
	}
	return sign
}

// widths are how many dots wide the links are drawn.
func (y *layout) widths(v *view.View) []int {
	thin := thinnest(v)
	widths := make([]int, len(y.links))
	for k, i := range y.links {
		widths[k] = width(&v.Links[i], thin)
	}
	return widths
}

// thinnest is the least bandwidth of any link; 0 where none is bounded.
func thinnest(v *view.View) float64 {
	least := 0.0
	for i := range v.Links {
		if b := v.Links[i].Bandwidth; b > 0 && (least == 0 || b < least) {
			least = b
		}
	}
	return least
}

// muchWider is how many times as wide a link has to be as another to look wider.
const muchWider = 4

// width is how many dots wide a link is drawn: one as long as all are much alike, and one more
// for each time that it carries four times as much as the narrowest, up to three.
func width(l *view.Link, thin float64) int {
	switch {
	case thin == 0:
		return 1
	case l.Bandwidth == 0, l.Bandwidth >= muchWider*muchWider*thin:
		return 3
	case l.Bandwidth >= muchWider*thin:
		return 2
	}
	return 1
}
