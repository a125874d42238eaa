package netmap

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// Hit is what a cell of the picture shows.
type Hit struct {
	Node int    // -1: none
	Link [2]int // ids of both ends; twice the same: none
}

// nothing is what most cells show.
var nothing = Hit{Node: -1}

// At returns what Draw with the same arguments shows at a cell: a node, or a link that
// passes through it or right beside it. Where links cross, those of the selected node go
// first.
func (m *Map) At(r grid.Rect, v *view.View, th *theme.Theme, o Options, x, y int) Hit {
	body, _ := parts(r)
	if !body.Contains(x, y) || len(v.Nodes) == 0 {
		return nothing
	}
	p := picture{v: v, th: th, selected: o.Selected, o: o, m: m, body: body}
	if m.mapped(body, v, th, o) {
		p.shown = m.now()
		return p.onMap(point{x, y})
	}
	return p.inTable(body, point{x, y})
}

// Places are the cells at which At finds a node each: where they stand on the map, or the
// names of the matrix's rows.
func (m *Map) Places(r grid.Rect, v *view.View, th *theme.Theme, o Options) (list []grid.Rect) {
	body, _ := parts(r)
	p := picture{v: v, th: th, selected: o.Selected, o: o, m: m, body: body}
	if m.mapped(body, v, th, o) {
		for _, s := range m.now().spots {
			list = append(list, s.label)
		}
		return list
	}
	t := p.lay(body)
	for row := range t.rows.n {
		list = append(list, grid.Rect{X: body.X, Y: t.y + row, W: t.names, H: 1})
	}
	return list
}

func (p *picture) onMap(at point) Hit {
	for i := range p.shown.spots {
		if p.shown.spots[i].covers(at) {
			return Hit{Node: p.v.Nodes[i].ID}
		}
	}
	best, hit := 4, nothing
	for k, i := range p.shown.links {
		l, rank := &p.v.Links[i], 4
		p.alongRoute(&p.shown.routes[k], func(c point) {
			rank = min(rank, 2*max(abs(c.x-at.x), abs(c.y-at.y)))
		})
		if l.A != p.selected && l.B != p.selected {
			rank++
		}
		if rank < best {
			best, hit = rank, Hit{-1, [2]int{l.A, l.B}}
		}
	}
	return hit
}

// alongRoute calls do with the cells in which a link is drawn.
func (p *picture) alongRoute(w *route, do func(c point)) {
	if p.th.ASCII {
		for _, c := range p.m.straight(&p.shown.spots[w.a], &p.shown.spots[w.b]) {
			do(c)
		}
		return
	}
	for _, d := range w.dots {
		if !d.gap {
			do(d.cell(p.body))
		}
	}
}

func (p *picture) inTable(r grid.Rect, at point) Hit {
	t := p.lay(r)
	row, column := at.y-t.y, (at.x-t.x)/t.pitch
	if row < 0 || row >= t.rows.n {
		return nothing
	}
	from := p.v.Nodes[t.rows.from+row].ID
	if at.x < t.x {
		return Hit{Node: from}
	}
	if column < t.columns.n {
		to := p.v.Nodes[t.columns.from+column].ID
		for i := range p.v.Links {
			if l := &p.v.Links[i]; l.A == from && l.B == to || l.A == to && l.B == from {
				return Hit{-1, [2]int{from, to}}
			}
		}
	}
	return nothing
}
