package kit

import (
	"slices"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/words"
)

// Sheet is what a table shows at a moment.
type Sheet[T any, K comparable] struct {
	Columns []Column
	Items   []T // in their natural order
	Key     func(*T) K
	Cell    func(t *T, col int) (string, grid.Style)
	Spans   func(t *T, col int) []grid.Span // for cells in several styles; nil where cell is to do it
	Compare func(a, b *T, col int) int
	Text    func(*T) string // what can be looked for in an item; nil: what its cells say
	Marked  func(*T) bool   // whether the item has the pointer; nil: the one under the cursor

	Natural Order  // in which the items come
	Comes   string // what that order is called where it is no column's
	Gap     int    // between columns
	Empty   string // why there are no items
}

// Table is a list in columns. It can be sorted by any of them, looked through, and worked
// with keys and mouse alike. The zero value is ready.
type Table[T any, K comparable] struct {
	List   List[K]
	sorts  *Order // chosen; nil: the natural one
	made   sorted
	title  string // of the order
	Head   grid.Rect
	Body   grid.Rect
	Places []Place // of the columns drawn last

	columns []Column // as drawn last
	Natural Order
}

// Show draws a table and settles its cursor.
func (t *Table[T, K]) Show(f *Frame, r grid.Rect, s Sheet[T, K], focused bool) {
	_, inner := r.SplitLeft(2)
	t.columns, t.Natural = s.Columns, s.Natural
	t.Places = Fit(s.Columns, inner.W-1, s.Gap)
	t.Head, t.Body = inner.Line(0), r
	_, t.Body = r.SplitTop(1)
	shown := t.arrange(f, &s)
	f.sortedHeader(t.Head, s.Columns, t.Places, t.Order())
	t.List.Settle(len(shown), t.Body.H, func(row int) K { return s.Key(&s.Items[shown[row]]) })
	for i := range min(t.Body.H, len(shown)-t.List.Top) {
		item, line := &s.Items[shown[t.List.Top+i]], t.Body.Line(i)
		_, cells := line.SplitLeft(2)
		for _, p := range t.Places {
			if s.Spans != nil {
				if spans := s.Spans(item, p.Index); spans != nil {
					f.Grid.Spans(grid.Rect{X: cells.X + p.X, Y: cells.Y, W: p.W, H: 1}, spans)
					continue
				}
			}
			text, style := s.Cell(item, p.Index)
			f.Cell(cells, p, text, style)
		}
		marked := t.List.Top+i == t.List.At
		if s.Marked != nil {
			marked = s.Marked(item)
		}
		f.Mark(line, marked, focused)
		f.Spot(line)
	}
	if len(s.Items) == 0 {
		f.Empty(t.Body, s.Empty)
	}
}

// arrange returns the items to show by row. It sorts them only if something changed.
func (t *Table[T, K]) arrange(f *Frame, s *Sheet[T, K]) []int {
	now := t.Order()
	t.title = s.Comes
	if now.By != AsItComes {
		t.title = s.Columns[now.By].called()
	}
	made := sorted{of: f.View, n: len(s.Items), order: now, look: strings.Join(t.List.Find.Words, " ")}
	if len(s.Items) > 0 {
		made.first = &s.Items[0]
	}
	if made == t.made {
		return t.List.Order
	}
	t.made = made
	text := s.Text
	if text == nil {
		text = func(item *T) string {
			return rowText(s.Columns, func(col int) (string, grid.Style) { return s.Cell(item, col) })
		}
	}
	shown := t.List.Pick(len(s.Items), func(item int) string { return text(&s.Items[item]) })
	sortItems(shown, s.Items, now, s.Natural, s.Compare)
	return shown
}

// Order is the order that the table is sorted in.
func (t *Table[T, K]) Order() Order {
	if t.sorts != nil {
		return *t.sorts
	}
	return t.Natural
}

// Sort sorts the table anew; the cursor stays on its item.
func (t *Table[T, K]) Sort(o Order) {
	t.sorts = &o
	if o == t.Natural {
		t.sorts = nil
	}
	t.List.keep()
}

// Caption says which of all rows show where not all do, how the table is sorted, and more: the
// last goes first for want of room. Without a name for all they are told only where not all show.
func (t *Table[T, K]) Caption(all string, more ...string) string {
	var parts []string
	if n := len(t.List.Order); n > t.List.Page {
		if all == "" {
			all = words.Count(n)
		}
		all = words.Count(t.List.Top+1) + "-" + words.Count(min(t.List.Top+t.List.Page, n)) + " of " + all
	}
	if all != "" {
		parts = append(parts, all)
	}
	parts = append(parts, "sort: "+t.title)
	return strings.Join(append(parts, more...), ", ")
}

func (t *Table[T, K]) Filter(*view.View) *Filter { return &t.List.Find }

// Handle acts on a key press and says whether it was one for the table.
func (t *Table[T, K]) Handle(k *keymap.Map, msg keymap.Msg) bool {
	switch {
	case keymap.Pressed(msg, k.Sort):
		t.Sort(t.Order().next(t.columns, t.Places, t.Natural))
	case keymap.Pressed(msg, k.Reverse):
		now := t.Order()
		now.Down = !now.Down
		t.Sort(now)
	default:
		return t.List.Handle(k, msg)
	}
	return true
}

// Choose sorts by the column whose title was clicked, and again turns the order round; or
// puts the cursor on the row that was. chosen says that it is on a row, again that the
// click before was on it already.
func (t *Table[T, K]) Choose(x, y int) (chosen, again bool) {
	if !t.Head.Contains(x, y) {
		return t.List.Choose(t.Body, x, y)
	}
	for _, p := range t.Places {
		if from := t.Head.X + p.X; x < from || x >= from+p.W || t.columns[p.Index].Unsorted {
			continue
		}
		now := t.Order()
		if now.By == p.Index {
			now.Down = !now.Down
		} else {
			now = t.Natural.of(t.columns, p.Index)
		}
		t.Sort(now)
	}
	return false, false
}

// Click is click as a tab has it.
func (t *Table[T, K]) Click(x, y int) (enter bool) {
	_, again := t.Choose(x, y)
	return again
}

// Anew puts the rows in order again at the next frame, also when the view is the same.
func (t *Table[T, K]) Anew() { t.made = sorted{} }

// Has says whether an item is among those that show.
func (t *Table[T, K]) Has(item int) bool { return slices.Contains(t.List.Order, item) }
