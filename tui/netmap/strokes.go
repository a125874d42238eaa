package netmap

import (
	"slices"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// stroked draws links with a character a cell, for terminals that have no dots.
type stroked struct{ p *picture }

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

func (k stroked) link(w *route, l *view.Link) {
	p, a, b := k.p, &k.p.shown.spots[w.a], &k.p.shown.spots[w.b]
	gl, look := &p.th.Glyphs, p.linkLook(l)
	var mark rune
	switch look.line {
	case dotsApart:
		mark = gl.Cut
	case dashes:
		mark = gl.Held
	}
	stroke := strokeOf(b.x-a.x, b.y-a.y)
	cells := p.m.straight(a, b)
	for i, c := range cells {
		if mark != 0 {
			p.g.Set(c.x, c.y, mark, look.s)
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
		if step := stroke(next.x-c.x, next.y-c.y); p.o.chosen(l.A, l.B) {
			p.g.Set(c.x, c.y, [...]rune{gl.Thick, gl.ThickVertical, gl.Rise, gl.Fall}[step], look.s)
		} else {
			p.cross(c, step, look.s)
		}
	}
	if r, there := p.middle(l, b.x-a.x, 2*(b.y-a.y)); there && len(cells) > 0 {
		c := cells[len(cells)/2]
		p.g.Set(c.x, c.y, r, look.s)
	}
}

func (k stroked) message(w *route, backward bool, done float64, mark rune, s grid.Style) {
	from, to := &k.p.shown.spots[w.a], &k.p.shown.spots[w.b]
	if backward {
		from, to = to, from
	}
	if cells := k.p.m.straight(from, to); len(cells) > 0 {
		c := cells[nearest(done, len(cells))]
		k.p.g.Set(c.x, c.y, mark, s)
	}
}

func (k stroked) finish() {}

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

// straight returns the cells from a to b, without those under the two labels. The same two
// ends give the same cells whichever comes first. They are good until the next call.
func (m *Map) straight(a, b *spot) []point {
	swap := a.y > b.y || a.y == b.y && a.x > b.x
	if swap {
		a, b = b, a
	}
	m.strung = m.strung[:0]
	dx, dy := b.x-a.x, b.y-a.y
	steps := max(abs(dx), abs(dy))
	for i := range steps + 1 {
		c := a.point
		if steps > 0 {
			c.x += roundDiv(dx*i, steps)
			c.y += roundDiv(dy*i, steps)
		}
		if !a.covers(c) && !b.covers(c) {
			m.strung = append(m.strung, c)
		}
	}
	if swap {
		slices.Reverse(m.strung)
	}
	return m.strung
}
