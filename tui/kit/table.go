package kit

import (
	"strings"

	"example.com/sosocoin/tui/grid"
)

// Column is a column of a table. In a narrow panel the columns of the highest
// drop go first; those of drop 0 stay.
type Column struct {
	Title string
	Width int
	Right bool // align right: numbers
	Drop  int
	Grow  bool // takes the columns that are left over

	Hidden   bool   // is left out whatever the width
	Unsorted bool   // nobody would sort by it
	Name     string // where the title is too short for a name
}

// called is the column's name in a sentence.
func (c *Column) called() string {
	if c.Name != "" {
		return c.Name
	}
	return c.Title
}

// Place is where a column of a table is drawn.
type Place struct {
	Index, X, W int
	right       bool
}

// Fit places the columns, in order and with gaps, in width cells. Of those that go together for
// want of room, the first ones stay that there is room for.
func Fit(columns []Column, width, gap int) []Place {
	limit, total := 0, 0
	for _, c := range columns {
		if !c.Hidden {
			limit = max(limit, c.Drop)
			total += c.Width + gap
		}
	}
	total -= gap
	for ; total > width && limit > 0; limit-- {
		for _, c := range columns {
			if c.Drop == limit && !c.Hidden {
				total -= c.Width + gap
			}
		}
	}
	stays := func(c *Column) bool {
		if c.Drop != limit+1 || c.Hidden || total+gap+c.Width > width {
			return false
		}
		total += gap + c.Width
		return true
	}
	places := make([]Place, 0, len(columns))
	x := 0
	for i, c := range columns {
		if c.Hidden || c.Drop > limit && !stays(&columns[i]) {
			continue
		}
		w := c.Width
		if c.Grow {
			w += max(0, width-total)
		}
		if w = min(w, width-x); w <= 0 {
			break
		}
		places = append(places, Place{Index: i, X: x, W: w, right: c.Right})
		x += w + gap
	}
	return places
}

// Header draws the columns' titles.
func (f *Frame) Header(r grid.Rect, columns []Column, places []Place) {
	f.sortedHeader(r, columns, places, Order{By: AsItComes})
}

// sortedHeader is header with a mark at the column that the rows are sorted by.
func (f *Frame) sortedHeader(r grid.Rect, columns []Column, places []Place, o Order) {
	mark := f.Theme.Glyphs.PointUp
	if o.Down {
		mark = f.Theme.Glyphs.PointDown
	}
	for _, p := range places {
		title := columns[p.Index].Title
		if p.Index != o.By {
			f.Cell(r, p, title, f.Theme.Header)
			continue
		}
		f.Cell(r, p, title, f.Theme.Strong)
		at := r.X + p.X + min(grid.Width(title), p.W) // in the gap, where the title fills its column
		if p.right {
			at = r.X + p.X + max(p.W-grid.Width(title), 0) - 1
		}
		f.Grid.Set(at, r.Y, mark, f.Theme.Accent)
	}
}

// rowText is what the cells of a row say together, also those that there is no room for.
func rowText(columns []Column, cell func(col int) (string, grid.Style)) string {
	var b strings.Builder
	for i := range columns {
		if columns[i].Hidden {
			continue
		}
		s, _ := cell(i)
		b.WriteString(s)
		b.WriteByte(' ')
	}
	return b.String()
}

// SpansText is the text of spans without their styles.
func SpansText(spans []grid.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Cell draws one cell of a table in the row that begins at r.
func (f *Frame) Cell(r grid.Rect, p Place, s string, style grid.Style) {
	align := grid.Left
	if p.right {
		align = grid.Right
	}
	f.Grid.TextIn(grid.Rect{X: r.X + p.X, Y: r.Y, W: p.W, H: 1}, s, style, align)
}
