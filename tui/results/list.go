package results

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/tui/edit"
)

// list is rows that are sorted, filtered and gone through.
type list struct {
	head    []string
	numbers int // the first column of numbers, which stand to the right
	rows    []row

	order  []int // the rows that are shown
	widths []int
	at     int // which of them is selected
	from   int // the first on the screen
	by     int // column by which they are sorted; -1: as they come
	down   bool

	filter edit.Line
	typing bool
}

// row is a line of a list.
type row struct {
	n     int // what it stands for
	cells []string
	keys  []float64 // of the cells that are sorted as numbers; NaN: last
	words string    // what a filter finds it by, beside its cells
	bad   bool
}

// rows are what a list is to show.
type rows struct {
	head    []string
	numbers int
	rows    []row
	by      int // what they are sorted by at first
	down    bool
}

// set shows other rows. If they have the same columns, they are sorted as before.
func (l *list) set(r rows) {
	n, any := l.selected()
	if !slices.Equal(l.head, r.head) {
		l.by, l.down = r.by, r.down
	}
	l.head, l.numbers, l.rows = r.head, r.numbers, r.rows
	l.widths = make([]int, len(r.head))
	for i, text := range l.head {
		l.widths[i] = plain.Width(text) + 1 // and the mark of the order
	}
	for i := range l.rows {
		for c, text := range l.rows[i].cells {
			l.widths[c] = max(l.widths[c], plain.Width(text))
		}
	}
	l.arrange()
	if any {
		l.selects(n)
	}
}

// arrange puts the rows that the filter leaves in order.
func (l *list) arrange() {
	words := strings.Fields(strings.ToLower(l.filter.String()))
	l.order = l.order[:0]
	for i := range l.rows {
		text := strings.ToLower(l.rows[i].words + " " + strings.Join(l.rows[i].cells, " "))
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			l.order = append(l.order, i)
		}
	}
	if l.by >= 0 {
		slices.SortStableFunc(l.order, func(a, b int) int { return l.rows[a].compare(&l.rows[b], l.by, l.down) })
	}
	l.move(0)
}

// compare is by a column. What has no number is last, whichever way.
func (r *row) compare(other *row, by int, down bool) int {
	c := 0
	switch a, b := r.key(by), other.key(by); {
	case math.IsNaN(a) && math.IsNaN(b):
		c = cmp.Compare(r.cells[by], other.cells[by])
	case math.IsNaN(a):
		return 1
	case math.IsNaN(b):
		return -1
	default:
		c = cmp.Compare(a, b)
	}
	if down {
		return -c
	}
	return c
}

func (r *row) key(column int) float64 {
	if column >= len(r.keys) {
		return math.NaN()
	}
	return r.keys[column]
}

// sortNext sorts by the next column, and behind the last as the rows come.
func (l *list) sortNext() {
	if l.by++; l.by >= len(l.head) {
		l.by = -1
	}
	l.down = l.by >= l.numbers
	l.resort()
}

func (l *list) turn() {
	if l.by >= 0 {
		l.down = !l.down
		l.resort()
	}
}

func (l *list) resort() {
	n, any := l.selected()
	l.arrange()
	if any {
		l.selects(n)
	}
}

// selected is what the selected row stands for.
func (l *list) selected() (int, bool) {
	if l.at < 0 || l.at >= len(l.order) {
		return 0, false
	}
	return l.rows[l.order[l.at]].n, true
}

func (l *list) selects(n int) {
	for i, at := range l.order {
		if l.rows[at].n == n {
			l.at = i
		}
	}
}

// move goes on by so many rows.
func (l *list) move(by int) { l.at = max(0, min(l.at+by, len(l.order)-1)) }

// scroll keeps the selected row on a screen of so many.
func (l *list) scroll(height int) {
	l.from = max(0, min(l.from, l.at, len(l.order)-height))
	l.from = max(l.from, l.at-height+1)
}
