package grid

import (
	"slices"
	"strconv"
)

// Shown is what stands on a terminal: it finds out which few cells a new frame changes.
// The zero value knows nothing yet.
type Shown struct {
	w, h  int
	cells []cell
	marks []string
	known bool
}

// Forget has the next frame written whole: something else may have written on the
// terminal.
func (s *Shown) Forget() { s.known = false }

// nearby is how many cells in a line are rather written again than jumped over, which
// takes as many bytes.
const nearby = 4

// Changes returns what has to be written to a terminal of the grid's size, so that it
// shows the grid instead of the last one; nothing where it does already. It begins and
// ends in the terminal's own style, and asks nothing of where the cursor is. The bytes
// are good until the grid is rendered again.
func (s *Shown) Changes(g *Grid, p Profile) []byte {
	if s.w != g.w || s.h != g.h {
		s.known = false
	}
	n := g.pen(p)
	for y := range g.h {
		row := g.row(y)
		next := -1 // the column to which the cursor has come in this line
		for x := range row {
			if row[x].r == 0 || s.known && s.same(y*g.w+x, g, p) {
				continue
			}
			switch {
			case next < 0:
				n.moveTo(x, y)
			case x-next > nearby, slices.ContainsFunc(row[max(0, next-1):x], cell.isNew):
				n.moveIn(x)
			default:
				for i := next; i < x; i++ {
					n.write(&row[i])
				}
			}
			if row[x].isNew() {
				n.write(&cell{r: ' ', style: row[x].style})
				n.moveIn(x)
			}
			n.write(&row[x])
			if next = x + 1; next < g.w && row[next].r == 0 {
				next++
			}
		}
	}
	n.rest()
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

// moveTo goes to a place (CUP, ECMA-48, 8.3.21).
func (n *pen) moveTo(x, y int) {
	n.b = append(n.b, "\x1b["...)
	n.b = strconv.AppendInt(n.b, int64(y+1), 10)
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
