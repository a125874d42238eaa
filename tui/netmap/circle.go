package netmap

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// circle draws the map: walls, links, messages, and the nodes over all of them.
func (p *picture) circle(r grid.Rect) {
	p.wall(r)
	// Open links over stopped ones, those of the selected node over these, and the
	// selected link over all.
	for pass := range 4 {
		for i := range p.v.Links {
			l := &p.v.Links[i]
			stopped := l.Cut || l.Parted
			rank := 1
			switch {
			case p.o.chosen(l.A, l.B):
				rank = 3
			case stopped:
				rank = 0
			case l.A == p.selected || l.B == p.selected:
				rank = 2
			}
			if rank == pass {
				p.link(l)
			}
		}
	}
	for _, kind := range upwards {
		for i := range p.v.Flights {
			if f := &p.v.Flights[i]; f.Kind == kind {
				p.flight(f)
			}
		}
	}
	for i := range p.v.Nodes {
		p.node(i)
	}
}

// wall draws the walls between the groups; where the partition is one-way, with
// pointers in the direction that is still open.
func (p *picture) wall(r grid.Rect) {
	for _, x := range p.walls {
		for y := r.Y; y < r.Bottom(); y++ {
			c := p.th.Glyphs.Wall
			if p.v.OneWay && (y-r.Y)%3 == 1 {
				c = p.th.Glyphs.PointRight
			}
			p.g.Set(x, y, c, p.th.Wall)
		}
	}
}

// ends returns the spots of two nodes, if both are there.
func (p *picture) ends(a, b int) (from, to spot, ok bool) {
	i, known := p.at[a]
	j, also := p.at[b]
	if !known || !also {
		return from, to, false
	}
	return p.spots[i], p.spots[j], true
}

// link draws a link.
func (p *picture) link(l *view.Link) {
	a, b, ok := p.ends(l.A, l.B)
	if !ok {
		return
	}
	gl, s := &p.th.Glyphs, p.th.Link
	focus := l.A == p.selected || l.B == p.selected
	if focus {
		s = p.th.LinkFocus
	}
	chosen := p.o.chosen(l.A, l.B)
	var dots rune
	switch {
	case l.Cut:
		dots, s = gl.Cut, p.th.LinkCut
	case l.Parted:
		dots = gl.Cut
	case l.Held:
		dots = gl.Held
	}
	if chosen {
		s = p.th.Strong.Over(p.th.Selected)
	}
	stroke := strokeOf(b.x-a.x, b.y-a.y)
	cells := p.line(a, b)
	for i, c := range cells {
		if r, _ := p.g.Cell(c.x, c.y); r == gl.Wall || r == gl.PointRight {
			continue // the wall stays whole
		}
		if dots != 0 {
			p.g.Set(c.x, c.y, dots, s)
			continue
		}
		// The character follows the step to the next cell, so that flat and steep
		// lines do not look like stairs.
		next := c
		if i+1 < len(cells) {
			next = cells[i+1]
		} else if i > 0 {
			next = point{2*c.x - cells[i-1].x, 2*c.y - cells[i-1].y}
		}
		if step := stroke(next.x-c.x, next.y-c.y); chosen {
			p.g.Set(c.x, c.y, [...]rune{gl.Thick, gl.ThickVertical, gl.Rise, gl.Fall}[step], s)
		} else {
			p.cross(c, step, s)
		}
	}
}

// The strokes of a line.
const (
	flat = iota
	steep
	rise
	fall
)

// strokeOf returns the rule by which a line of that slope is drawn: for the step to the
// next cell, which stroke.
func strokeOf(dx, dy int) func(stepX, stepY int) int {
	slant := fall
	if (dx < 0) != (dy < 0) {
		slant = rise
	}
	diagonal := abs(dx) <= 2*abs(dy) && abs(dy) <= 2*abs(dx)
	return func(stepX, stepY int) int {
		switch {
		case diagonal || stepX != 0 && stepY != 0:
			return slant
		case stepX == 0:
			return steep
		}
		return flat
	}
}

// cross draws a stroke; where another line is already, the two together.
func (p *picture) cross(c point, stroke int, s grid.Style) {
	gl := &p.th.Glyphs
	mark := [...]rune{gl.Horizontal, gl.Vertical, gl.Rise, gl.Fall}[stroke]
	switch old, _ := p.g.Cell(c.x, c.y); {
	case mark == gl.Rise && old == gl.Fall, mark == gl.Fall && old == gl.Rise:
		mark = gl.Diagonals
	case mark == gl.Horizontal && old == gl.Vertical, mark == gl.Vertical && old == gl.Horizontal:
		mark = gl.Cross
	}
	p.g.Set(c.x, c.y, mark, s)
}

// flight draws a message as far along its link as its time is.
func (p *picture) flight(f *view.Flight) {
	from, to, ok := p.ends(f.From, f.To)
	if !ok {
		return
	}
	cells := p.line(from, to)
	if len(cells) == 0 {
		return
	}
	mark, s := p.messageLook(f.Kind)
	c := cells[int(progress(p.v, f)*float64(len(cells)-1)+0.5)]
	p.g.Set(c.x, c.y, mark, s)
}

// progress returns how far a message is, from 0 to 1.
func progress(v *view.View, f *view.Flight) float64 {
	if f.Arrival <= f.Sent {
		return 1
	}
	return min(max(float64(v.Now-f.Sent)/float64(f.Arrival-f.Sent), 0), 1)
}

// node draws a node's label. Its brackets say what is wrong with it.
func (p *picture) node(i int) {
	n, label := &p.v.Nodes[i], p.spots[i].label
	gl, s := &p.th.Glyphs, p.th.Node(n.ID).WithBold()
	left, right := '[', ']'
	switch n.State {
	case view.Crashed:
		left, right, s = gl.Invalid, gl.Invalid, p.th.Bad
	case view.Frozen:
		left, right, s = gl.Pause, gl.Pause, p.th.Dim
	}
	switch {
	case n.ID == p.selected:
		left, right, s = gl.PointRight, gl.PointLeft, s.Over(p.th.Selected)
	case p.o.linked() && (n.ID == p.o.Link[0] || n.ID == p.o.Link[1]):
		left, right, s = '(', ')', s.Over(p.th.Selected)
	}
	p.g.Set(label.X, label.Y, left, s)
	used := p.g.Text(label.X+1, label.Y, n.Name, s)
	p.g.Set(label.X+1+used, label.Y, right, s)
	if p.under && n.State != view.Crashed {
		p.tip(n, p.spots[i].tip)
	}
}

// tip writes which block a node follows, marked as in the block tree and in the colour
// of the block's miner: who agrees with whom is then seen at a glance.
func (p *picture) tip(n *view.Node, r grid.Rect) {
	if n.Tip.IsZero() {
		return
	}
	mark, s := p.th.Glyphs.Tip, p.th.Text
	if len(p.v.Tips) > 0 && p.v.Tips[0].Hash == n.Tip {
		mark = p.th.Glyphs.Best
	}
	for i := len(p.v.Tree) - 1; i >= 0; i-- {
		if p.v.Tree[i].Hash == n.Tip {
			s = p.th.Node(p.v.Tree[i].Miner)
			break
		}
	}
	p.g.Set(r.X, r.Y, mark, s)
	p.g.Text(r.X+1, r.Y, n.Tip.Short(), s)
}
