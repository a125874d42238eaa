package netmap

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// window is a stretch of nodes, by index.
type window struct{ from, n int }

func (w window) has(i int) bool { return i >= w.from && i < w.from+w.n }

// around returns a window of at most n of all nodes that holds the index want, which
// stands still until it has to move.
func around(want, n, all int) window {
	n = min(max(n, 0), all)
	if n == 0 || want < 0 {
		return window{0, n}
	}
	return window{min(want/max(n/2, 1)*max(n/2, 1), all-n), n}
}

// table is the matrix in the making: which senders and receivers are shown, and where.
type table struct {
	rows, columns window
	head          grid.Rect
	x, y, pitch   int // of the first receiver and sender, and columns per receiver
	names         int // width of the names
}

// headLines is how many lines the names of the receivers take where there is room: those
// of every tenth, and the last digit of all.
const headLines = 2

// lay shares r out. The selected node, or the two ends of the selected link, are in
// sight.
func (p *picture) lay(r grid.Rect) table {
	t := table{pitch: 1}
	for i := range p.v.Nodes {
		t.names = max(t.names, min(grid.Width(p.v.Nodes[i].Name), 8))
	}
	body := r
	switch {
	case r.H >= 8 && len(p.v.Nodes) > 10:
		t.head, body = r.SplitTop(headLines)
	case r.H >= 3:
		t.head, body = r.SplitTop(1)
	}
	t.x, t.y = r.X+t.names+2, body.Y
	row := place(p.v, p.selected)
	column := row
	if p.o.linked() {
		row, column = place(p.v, p.o.Link[0]), place(p.v, p.o.Link[1])
	}
	all, room := len(p.v.Nodes), r.Right()-t.x
	if 2*all <= room {
		t.pitch = 2
	}
	t.rows, t.columns = around(row, body.H, all), around(column, room/t.pitch, all)
	return t
}

// table draws the matrix: senders down, receivers across.
func (p *picture) table(r grid.Rect) {
	t := p.lay(r)
	p.receivers(&t)
	for i := range t.rows.n {
		p.sender(&t, &p.v.Nodes[t.rows.from+i], r.X, t.y+i)
	}
	for i := range p.v.Nodes {
		id := p.v.Nodes[i].ID
		p.put(&t, id, id, p.th.Glyphs.Fall, p.th.Dim)
	}
	for i := range p.v.Links {
		l := &p.v.Links[i]
		there, back := p.linkMark(l, true), p.linkMark(l, false)
		p.put(&t, l.A, l.B, there.r, there.s)
		p.put(&t, l.B, l.A, back.r, back.s)
	}
	for _, kind := range upwards {
		mark, s := p.messageLook(kind)
		for i := range p.v.Flights {
			if f := &p.v.Flights[i]; f.Kind == kind {
				p.put(&t, f.From, f.To, mark, s)
			}
		}
	}
}

// receivers writes the last digit of every receiver's number over its column, a pointer
// over that of the selected link, and the names of every tenth above.
func (p *picture) receivers(t *table) {
	last := t.head.H - 1
	if last < 0 {
		return
	}
	for j := range t.columns.n {
		n, x := &p.v.Nodes[t.columns.from+j], t.x+j*t.pitch
		mark, s := columnMark(n.ID), p.th.Node(n.ID)
		if p.o.linked() && n.ID == p.o.Link[1] {
			mark, s = p.th.Glyphs.PointDown, p.th.Strong
		}
		p.g.Set(x, t.head.Y+last, mark, s)
		if last > 0 && n.ID%10 == 0 && x+grid.Width(n.Name) <= t.head.Right() {
			p.g.TextIn(grid.Rect{X: x, Y: t.head.Y, W: 9 * t.pitch, H: 1}, n.Name, p.th.Ruler, grid.Left)
		}
	}
}

// sender writes a node's name at the start of its line.
func (p *picture) sender(t *table, n *view.Node, x, y int) {
	s := p.th.Node(n.ID)
	switch n.State {
	case view.Crashed:
		s = p.th.Bad
	case view.Frozen:
		s = p.th.Dim
	}
	if n.ID == p.selected {
		s = s.Over(p.th.Selected)
		p.g.Set(x, y, p.th.Glyphs.PointRight, p.th.Strong)
	}
	p.g.TextIn(grid.Rect{X: x + 1, Y: y, W: t.names, H: 1}, n.Name, s, grid.Left)
}

// put draws a mark where the sender's line meets the receiver's column, if that is in
// sight.
func (p *picture) put(t *table, from, to int, mark rune, s grid.Style) {
	i, j := place(p.v, from), place(p.v, to)
	if i >= 0 && j >= 0 && t.rows.has(i) && t.columns.has(j) {
		p.g.Set(t.x+(j-t.columns.from)*t.pitch, t.y+i-t.rows.from, mark, s)
	}
}

// columnMark returns the last digit of the node's number; its colour and the order tell
// the rest.
func columnMark(id int) rune { return rune('0' + id%10) }
