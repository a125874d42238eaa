package netmap

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// dotted draws links with dots.
type dotted struct {
	p     *picture
	marks []mark // over the dots
}

// mark is a character at a cell.
type mark struct {
	at point
	r  rune
	s  grid.Style
}

// The dots of a link of which little or nothing gets through.
const (
	cutPitch  = 3 // every third dot
	heldPitch = 6 // so many dots, of which half are left out
)

func (k *dotted) link(w *route, l *view.Link) {
	p := k.p
	look := p.linkLook(l)
	for i, d := range w.dots {
		switch {
		case d.gap:
			continue
		case look.line == dotsApart && i%cutPitch != 0:
			continue
		case look.line == dashes && i%heldPitch >= heldPitch/2:
			continue
		}
		p.m.paper.Set(d.x, d.y, look.s)
		if look.line == whole && look.wide > 1 {
			k.thicken(w, i, look)
		}
	}
	if n := len(w.dots); n > 0 {
		from, to := w.dots[n/4], w.dots[n-1-n/4]
		if r, there := p.middle(l, to.x-from.x, to.y-from.y); there {
			k.marks = append(k.marks, mark{w.dots[n/2].cell(p.body), r, look.s})
		}
	}
}

// thicken makes dots beside one of a link that is drawn two or three dots wide.
func (k *dotted) thicken(w *route, i int, look linkLook) {
	from, to := w.dots[max(i-2, 0)], w.dots[min(i+2, len(w.dots)-1)]
	dx, dy := 0, 1
	if abs(to.y-from.y) > abs(to.x-from.x) {
		dx, dy = 1, 0
	}
	d := w.dots[i]
	k.p.m.paper.Set(d.x+dx, d.y+dy, look.s)
	if look.wide > 2 {
		k.p.m.paper.Set(d.x-dx, d.y-dy, look.s)
	}
}

// tailDots is how many dots behind a message are in its colour.
const tailDots = 7

func (k *dotted) message(w *route, backward bool, done float64, r rune, s grid.Style) {
	n := len(w.dots)
	if n == 0 {
		return
	}
	at, step := nearest(done, n), 1
	if backward {
		at, step = n-1-at, -1
	}
	for i := 1; i <= tailDots; i++ {
		if j := at - i*step; j >= 0 && j < n {
			k.p.m.paper.Set(w.dots[j].x, w.dots[j].y, s)
		}
	}
	k.marks = append(k.marks, mark{w.dots[at].cell(k.p.body), r, s})
}

func (k *dotted) finish() {
	k.p.ground.Draw(k.p.g, k.p.th.Dot)
	k.p.m.paper.Draw(k.p.g, k.p.th.Dot)
	for _, m := range k.marks {
		k.p.g.Set(m.at.x, m.at.y, m.r, m.s)
	}
}

// nearest is the one of n places that is a part of the way from the first to the last.
func nearest(part float64, n int) int { return int(part*float64(n-1) + 0.5) }

// arrowhead points where a line goes, across and down in the same measure, or back.
func arrowhead(gl *grid.Glyphs, dx, dy int, back bool) rune {
	if back {
		dx, dy = -dx, -dy
	}
	switch {
	case abs(dx) >= abs(dy) && dx >= 0:
		return gl.PointRight
	case abs(dx) >= abs(dy):
		return gl.PointLeft
	case dy >= 0:
		return gl.PointDown
	}
	return gl.PointUp
}
