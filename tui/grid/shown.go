package grid

import "strconv"

// Shown is what stands on a terminal: it finds out which few cells a new frame changes.
// The zero value knows nothing yet.
type Shown struct {
	w, h  int
	cells []cell
	marks []string
	known bool
	runs  []run // of the frame that is being written; kept for its space
}

// Forget has the next frame written whole: something else may have written on the
// terminal.
func (s *Shown) Forget() { s.known = false }

// Changes returns what has to be written to a terminal of the grid's size, so that it
// shows the grid instead of the last one; nothing where it does already. It begins and
// ends in the terminal's own style, and asks nothing of where the cursor is. The bytes
// are good until the grid is rendered again.
func (s *Shown) Changes(g *Grid, p Profile) []byte {
	if s.w != g.w || s.h != g.h {
		s.known = false
	}
	s.runs = s.runs[:0]
	for y := range g.h {
		row := g.row(y)
		for x := range row {
			if row[x].r != 0 && !(s.known && s.same(y*g.w+x, g, p)) {
				s.runs = addCell(s.runs, row, x, y, p)
			}
		}
	}
	n := g.pen(p)
	n.b = n.shorter(s.runs)
	g.buffer = n.b
	s.w, s.h, s.known = g.w, g.h, true
	s.cells = append(s.cells[:0], g.cells...)
	s.marks = append(s.marks[:0], g.marks...)
	return n.b
}

// isNew says whether a character is of a block that terminals before Unicode 16 know no width of:
// some leave it out, and the cursor where it was. It is written onto a blank, and what follows it
// at its column, so that nothing else is wrong there.
func (c cell) isNew() bool { return c.r >= '\U0001CC00' && c.r <= '\U0001CEBF' }

// same reports whether the cell at i looks as it does on the terminal.
func (s *Shown) same(i int, g *Grid, p Profile) bool {
	old, now := &s.cells[i], &g.cells[i]
	if old.r != now.r || old.marks|now.marks != 0 && s.marks[old.marks] != g.marks[now.marks] {
		return false
	}
	if old.style == now.style {
		return true
	}
	a, b := p.shown(old.style), p.shown(now.style)
	return a == b || now.r == ' ' && sameBlank(a, b)
}

// moveTo goes to a place (CUP, ECMA-48, 8.3.21). The numbers of the first line and of the first
// column go without saying.
func (n *pen) moveTo(x, y int) {
	n.b = append(n.b, "\x1b["...)
	if y > 0 {
		n.b = strconv.AppendInt(n.b, int64(y+1), 10)
	}
	if x > 0 {
		n.b = append(n.b, ';')
		n.b = strconv.AppendInt(n.b, int64(x+1), 10)
	}
	n.b = append(n.b, 'H')
}

// moveIn goes to a column of the present line (CHA, ECMA-48, 8.3.9): terminals that make a
// character wider than it should be are only wrong up to there.
func (n *pen) moveIn(x int) {
	n.b = append(n.b, "\x1b["...)
	n.b = strconv.AppendInt(n.b, int64(x+1), 10)
	n.b = append(n.b, 'G')
}
