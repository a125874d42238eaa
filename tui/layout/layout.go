package layout

import (
	"slices"

	"example.com/sosocoin/tui/grid"
)

// Layout is a way to share out windows, by its name.
type Layout struct {
	Name  string
	About string // what it is for; "" for one of the user's

	airy bool // few panels with wide margins, and a headline in large type above them
	rows []row
}

// row is panels side by side, from top to bottom; size is against that of other rows.
type row struct {
	size  int
	cells []cell
}

// cell is a slot, or rows one below the other; size is against that of others in its row.
type cell struct {
	size   int
	panels []string // by their names: several are tabs
	rows   []row    // instead of panels
}

// all are the panels in it.
func (c cell) all() []string {
	names := c.panels[:len(c.panels):len(c.panels)]
	for _, r := range c.rows {
		for _, inner := range r.cells {
			names = append(names, inner.all()...)
		}
	}
	return names
}

// Presets are the layouts that are built in. The first is that of the beginning.
func Presets() []Layout {
	return []Layout{
		{Name: "overview", About: "as many panels as have room"},
		{Name: "race", About: "the tree, and who follows what", rows: []row{
			{3, []cell{one(1, "Tree")}},
			{2, []cell{one(3, "Nodes"), one(2, "Net"), one(2, "Log")}},
		}},
		{Name: "ledger", About: "what a node holds, and its blocks", rows: []row{
			{1, []cell{one(1, "Nodes"), one(1, "Tree")}},
			{2, []cell{one(2, "Node"), one(1, "Log")}},
		}},
		{Name: "network", About: "links, and what is said on them", rows: []row{
			{3, []cell{one(1, "Net"), one(1, "Messages")}},
			{2, []cell{one(3, "Nodes"), one(2, "Log")}},
		}},
		{Name: "lecture", About: "few and large, with a headline", airy: true, rows: []row{
			{1, []cell{one(1, "Tree")}},
			{1, []cell{one(1, "Net"), one(1, "Lesson")}},
		}},
	}
}

func one(size int, panel string) cell { return cell{size: size, panels: []string{panel}} }

// How much room a panel needs in a layout of rows, in columns and lines with its frame; where
// there is less, it shares a slot.
const (
	cellWidth, rowHeight = 50, 6
	airyWidth, airyRow   = 60, 10
)

// part is the layout in a body. rows is how many the node table would like.
func (l Layout) part(body grid.Rect, rows int) part {
	if len(l.rows) == 0 {
		return overview(body, rows)
	}
	wide, high := cellWidth, rowHeight
	if l.airy {
		wide, high = airyWidth, airyRow
	}
	return part{size: 1, parts: partsOf(l.rows, body.W, body.H, needs{wide, high, measured(l.rows)})}
}

// needs are the columns and lines that a cell needs.
type needs struct {
	wide, high int
	measured   bool // sizes are in columns and lines: what was less when it was saved needs no more
}

// partsOf are rows in so much room.
func partsOf(rows []row, w, h int, n needs) (list []part) {
	rows = fewer(rows, room(h, n.high, leastHeight, n.measured, rows, func(r row) int { return r.size }), func(a, b row) row {
		return row{max(a.size, b.size), append(a.cells[:len(a.cells):len(a.cells)], b.cells...)}
	})
	heights := 0
	for _, r := range rows {
		heights += r.size
	}
	for _, r := range rows {
		cells := fewer(r.cells, room(w, n.wide, leastWidth, n.measured, r.cells, func(c cell) int { return c.size }), func(a, b cell) cell {
			return cell{size: max(a.size, b.size), panels: append(a.all(), b.all()...)}
		})
		widths := 0
		for _, c := range cells {
			widths += c.size
		}
		line := part{size: r.size, beside: true}
		for _, c := range cells {
			line.parts = append(line.parts, part{size: c.size, panels: c.panels, parts: partsOf(c.rows, w*c.size/widths, h*r.size/heights, n)})
		}
		list = append(list, line)
	}
	return list
}

// leastMeasured is the smallest size that is taken for lines or columns rather than a proportion.
const leastMeasured = 10

// measured says whether sizes are in lines and columns, as those are of what was saved.
func measured(rows []row) bool {
	return slices.ContainsFunc(rows, func(r row) bool {
		return r.size >= leastMeasured || slices.ContainsFunc(r.cells, func(c cell) bool { return c.size >= leastMeasured || measured(c.rows) })
	})
}

// room is how many of a list have room in a length where each needs so much, or as little as it
// was measured at, but never less than the smallest slot.
func room[T any](length, each, least int, measured bool, list []T, size func(T) int) int {
	need := 0
	for _, of := range list {
		need += max(min(each, size(of)), least)
	}
	if measured && need <= length {
		return len(list)
	}
	return max(1, length/each)
}

// fewer puts the last ones of a list together until there are no more than most.
func fewer[T any](list []T, most int, together func(a, b T) T) []T {
	for n := len(list); n > most; n = len(list) {
		last := together(list[n-2], list[n-1])
		list = append(list[:n-2:n-2], last)
	}
	return list
}

// Leads are the panels that show at first where several share a slot, by their names.
func (l Layout) Leads() (names []string) {
	for _, r := range l.rows {
		for _, c := range r.cells {
			names = append(names, c.all()...)
		}
	}
	return names
}
