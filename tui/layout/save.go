package layout

import (
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/tui/grid"
)

// Rows are the texts from which Parse makes a layout that stands as these slots do, in lines and
// columns. Where a slot has tabs, the one that shows comes first.
func (s Screen) Rows(name func(ID) string) []string {
	rows := rowsOf(s.Slots, name)
	var texts []string
	for _, r := range rows {
		texts = append(texts, r.String())
	}
	if !slices.ContainsFunc(rows, func(r row) bool { return r.size >= leastMeasured || len(r.cells) > 1 }) {
		texts[0] += "*" + strconv.Itoa(rows[0].cells[0].size) // low rows alone would be read as proportions
	}
	if s.Slots[0].Airy {
		texts = slices.Insert(texts, 0, asLecture)
	}
	return texts
}

// rowsOf parts slots into rows, and each of them into cells.
func rowsOf(slots []Slot, name func(ID) string) (rows []row) {
	for _, band := range parted(slots, func(r grid.Rect) (from, to int) { return r.Y, r.Bottom() }) {
		r := row{size: extent(band, func(r grid.Rect) (from, to int) { return r.Y, r.Bottom() })}
		for _, inner := range parted(band, func(r grid.Rect) (from, to int) { return r.X, r.Right() }) {
			c := cell{size: extent(inner, func(r grid.Rect) (from, to int) { return r.X, r.Right() })}
			if len(inner) > 1 {
				c.rows = rowsOf(inner, name)
			} else {
				c.panels = append(c.panels, name(inner[0].Active))
				for _, p := range inner[0].Panels {
					if p != inner[0].Active {
						c.panels = append(c.panels, name(p))
					}
				}
			}
			r.cells = append(r.cells, c)
		}
		rows = append(rows, r)
	}
	return rows
}

// parted parts slots where a line in one direction goes through none of them.
func parted(slots []Slot, span func(grid.Rect) (from, to int)) (parts [][]Slot) {
	sorted := slices.Clone(slots)
	slices.SortStableFunc(sorted, func(a, b Slot) int {
		from, _ := span(a.Rect)
		other, _ := span(b.Rect)
		return from - other
	})
	end := 0
	for _, s := range sorted {
		from, to := span(s.Rect)
		if len(parts) == 0 || from >= end {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], s)
		end = max(end, to)
	}
	return parts
}

// extent is how long slots are together in one direction.
func extent(slots []Slot, span func(grid.Rect) (from, to int)) int {
	first, last := span(slots[0].Rect)
	for _, s := range slots {
		from, to := span(s.Rect)
		first, last = min(first, from), max(last, to)
	}
	return last - first
}

// String writes a row as it is read.
func (r row) String() string {
	words := []string{strconv.Itoa(r.size)}
	for _, c := range r.cells {
		word := c.String()
		if len(r.cells) > 1 {
			word += "*" + strconv.Itoa(c.size)
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func (c cell) String() string {
	if c.rows == nil {
		return strings.ToLower(strings.Join(c.panels, "+"))
	}
	var rows []string
	for _, r := range c.rows {
		rows = append(rows, r.String())
	}
	return "[" + strings.Join(rows, " / ") + "]"
}

// Add adds a layout to those that there are, or puts it in the place of the one of its name, and
// chooses it as it stands.
func (s *Set) Add(l Layout) {
	s.list = slices.Clone(s.list)
	at := slices.Index(s.names(), l.Name)
	if at < 0 {
		at = len(s.list)
		s.list = append(s.list, l)
	}
	s.list[at] = l
	s.at, s.Changes = at, Changes{}
}

// Has says whether there is a layout of a name.
func (s *Set) Has(name string) bool { return slices.Contains(s.names(), name) }
