package tui

import (
	"strings"

	"example.com/sosocoin/tui/grid"
)

// column is a column of a table. In a narrow panel the columns of the highest
// drop go first; those of drop 0 stay.
type column struct {
	title string
	width int
	right bool // align right: numbers
	drop  int
	grow  bool // takes the columns that are left over

	hidden   bool   // is left out whatever the width
	unsorted bool   // nobody would sort by it
	name     string // where the title is too short for a name
}

// called is the column's name in a sentence.
func (c *column) called() string {
	if c.name != "" {
		return c.name
	}
	return c.title
}

// place is where a column of a table is drawn.
type place struct {
	index, x, w int
	right       bool
}

// fit places the columns, in order and with gaps, in width cells.
func fit(columns []column, width, gap int) []place {
	limit, total := 0, 0
	for _, c := range columns {
		if !c.hidden {
			limit = max(limit, c.drop)
			total += c.width + gap
		}
	}
	total -= gap
	for ; total > width && limit > 0; limit-- {
		for _, c := range columns {
			if c.drop == limit && !c.hidden {
				total -= c.width + gap
			}
		}
	}
	places := make([]place, 0, len(columns))
	x := 0
	for i, c := range columns {
		if c.drop > limit || c.hidden {
			continue
		}
		w := c.width
		if c.grow {
			w += max(0, width-total)
		}
		if w = min(w, width-x); w <= 0 {
			break
		}
		places = append(places, place{index: i, x: x, w: w, right: c.right})
		x += w + gap
	}
	return places
}

// header draws the columns' titles.
func (f *frame) header(r grid.Rect, columns []column, places []place) {
	f.sortedHeader(r, columns, places, order{by: asItComes})
}

// sortedHeader is header with a mark at the column that the rows are sorted by.
func (f *frame) sortedHeader(r grid.Rect, columns []column, places []place, o order) {
	mark := f.th.Glyphs.PointUp
	if o.down {
		mark = f.th.Glyphs.PointDown
	}
	for _, p := range places {
		title := columns[p.index].title
		if p.index != o.by {
			f.cell(r, p, title, f.th.Header)
			continue
		}
		f.cell(r, p, title, f.th.Strong)
		at := r.X + p.x + min(grid.Width(title), p.w) // in the gap, where the title fills its column
		if p.right {
			at = r.X + p.x + max(p.w-grid.Width(title), 0) - 1
		}
		f.g.Set(at, r.Y, mark, f.th.Accent)
	}
}

// rowText is what the cells of a row say together, also those that there is no room for.
func rowText(columns []column, cell func(col int) (string, grid.Style)) string {
	var b strings.Builder
	for i := range columns {
		if columns[i].hidden {
			continue
		}
		s, _ := cell(i)
		b.WriteString(s)
		b.WriteByte(' ')
	}
	return b.String()
}

// spansText is the text of spans without their styles.
func spansText(spans []grid.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// cell draws one cell of a table in the row that begins at r.
func (f *frame) cell(r grid.Rect, p place, s string, style grid.Style) {
	align := grid.Left
	if p.right {
		align = grid.Right
	}
	f.g.TextIn(grid.Rect{X: r.X + p.x, Y: r.Y, W: p.w, H: 1}, s, style, align)
}
