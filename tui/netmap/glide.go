package netmap

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// glide is how nodes go from where they stood to where they stand now, when a partition
// comes or goes: in a few pictures, so that the eye can follow each.
type glide struct {
	from []spot
	left int // pictures still to come
	now  layout
}

// glidePictures is how many pictures a glide takes, at 20 a second.
const glidePictures = 8

// begin sets out from where the nodes were shown last; near says that they can be compared.
func (g *glide) begin(near bool, before, now *layout) {
	from := before.spots
	if g.left > 0 {
		from = g.now.spots
	}
	*g = glide{}
	if !near || len(from) != len(now.spots) {
		return
	}
	for i := range from {
		if from[i].point != now.spots[i].point {
			*g = glide{from: append([]spot(nil), from...), left: glidePictures}
			return
		}
	}
}

// Moving says whether the next picture differs from the last one though the world does not.
func (m *Map) Moving() bool { return m.moved.left > 0 }

// step is the layout for the next picture.
func (m *Map) step(r grid.Rect, v *view.View, ascii bool) {
	g := &m.moved
	if g.left == 0 {
		return
	}
	g.left--
	if g.left == 0 {
		*g = glide{}
		return
	}
	g.now = layout{stand: stand{under: m.layout.under, earth: m.layout.earth}, fits: true, routes: m.layout.routes, links: m.layout.links, joins: m.layout.joins}
	for i, to := range m.layout.spots {
		from := &g.from[i]
		// Fast at first, and then slower: 1-(1-t)².
		ahead := glidePictures*glidePictures - g.left*g.left
		c := point{
			from.x + roundDiv((to.x-from.x)*ahead, glidePictures*glidePictures),
			from.y + roundDiv((to.y-from.y)*ahead, glidePictures*glidePictures),
		}
		g.now.spots = append(g.now.spots, to.moved(c))
	}
	g.now.walls, g.now.short = m.layout.walls, r.H*g.left/glidePictures
	if !ascii {
		g.now.routes = bent(r, g.now.spots, m.layout.routes)
		gaps(r, g.now.routes, g.now.widths(v))
	}
}

// moved is the spot at another place.
func (s spot) moved(c point) spot {
	dx, dy := c.x-s.x, c.y-s.y
	s.point = c
	s.label.X, s.label.Y = s.label.X+dx, s.label.Y+dy
	if s.tip.H > 0 {
		s.tip.X, s.tip.Y = s.tip.X+dx, s.tip.Y+dy
	}
	return s
}

// now is the layout of the picture that was drawn last.
func (m *Map) now() *layout {
	if m.moved.left > 0 {
		return &m.moved.now
	}
	return &m.layout
}
