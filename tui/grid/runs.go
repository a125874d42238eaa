package grid

import "unicode/utf8"

// run is what is written in one go and one style: cells of a line, from x up to end.
type run struct {
	x, end, y int
	style     Style
	written   bool
}

// jump is how many bytes it takes to go on to a column: cells that take no more are rather
// written again.
const jump = len("\x1b[12G")

// addCell adds a cell that is to be written to the runs of those before it in reading order.
func addCell(runs []run, row []cell, x, y int, p Profile) []run {
	end := x + 1
	if end < len(row) && row[end].r == 0 {
		end++ // the right half of a wide character
	}
	if i := len(runs) - 1; i >= 0 && runs[i].y == y && runs[i].reaches(row, x, p) {
		runs[i].end = end
		return runs
	}
	return append(runs, run{x: x, end: end, y: y, style: p.shown(row[x].style)})
}

// reaches says whether a run can go on up to the cell at x and over it: all on the way looks
// right in its style, and that is shorter than a jump. A character whose width may be unknown
// is a run of its own.
func (r *run) reaches(row []cell, x int, p Profile) bool {
	if x-r.end > jump || row[r.x].isNew() {
		return false
	}
	bytes := 0
	for i := r.end; i <= x; i++ {
		c := &row[i]
		if c.isNew() || c.r != 0 && !c.wears(r.style, p) || bytes > jump {
			return false
		}
		bytes += utf8.RuneLen(c.r)
	}
	return true
}

// wears says whether a cell looks as it should when it is written in a style.
func (c *cell) wears(s Style, p Profile) bool {
	own := p.shown(c.style)
	return own == s || c.r == ' ' && sameBlank(own, s)
}

// shorter writes the runs line by line, and style by style: a change of colour often takes more
// bytes than a jump. It returns what is shorter.
func (n *pen) shorter(runs []run) []byte {
	at := cursor{-1, -1}
	for i := range runs {
		at = n.run(&runs[i], at)
	}
	n.rest()
	lines := len(n.b)
	at = cursor{-1, -1}
	for i := range runs {
		first := runs[i]
		if first.written {
			continue
		}
		for k := i; k < len(runs); k++ {
			if r := &runs[k]; !r.written && r.style == first.style {
				at = n.run(r, at)
				r.written = true
			}
		}
	}
	n.rest()
	if styles := n.b[lines:]; len(styles) < lines {
		return append(n.b[:0], styles...)
	}
	return n.b[:lines]
}

// cursor is where a terminal's cursor stands; a column of -1 is not known.
type cursor struct{ x, y int }

// run goes to a run's place from where the cursor is, and writes it. It returns where that
// leads.
func (n *pen) run(r *run, at cursor) cursor {
	switch {
	case at.y != r.y:
		n.moveTo(r.x, r.y)
	case at.x != r.x:
		n.moveIn(r.x)
	}
	row := n.g.row(r.y)
	if row[r.x].isNew() {
		n.write(&cell{r: ' ', style: row[r.x].style})
		n.moveIn(r.x)
		n.write(&row[r.x])
		return cursor{-1, r.y}
	}
	for x := r.x; x < r.end; x++ {
		n.write(&row[x])
	}
	return cursor{r.end, r.y}
}
