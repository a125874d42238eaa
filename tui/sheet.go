package tui

import (
	"slices"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// sheet is what a table shows at a moment.
type sheet[T any, K comparable] struct {
	columns []column
	items   []T // in their natural order
	key     func(*T) K
	cell    func(t *T, col int) (string, grid.Style)
	spans   func(t *T, col int) []grid.Span // for cells in several styles; nil where cell is to do it
	compare func(a, b *T, col int) int
	text    func(*T) string // what can be looked for in an item; nil: what its cells say
	marked  func(*T) bool   // whether the item has the pointer; nil: the one under the cursor

	natural order  // in which the items come
	comes   string // what that order is called where it is no column's
	gap     int    // between columns
	empty   string // why there are no items
}

// table is a list in columns. It can be sorted by any of them, looked through, and worked
// with keys and mouse alike. The zero value is ready.
type table[T any, K comparable] struct {
	list   list[K]
	sorts  *order // chosen; nil: the natural one
	made   sorted
	title  string // of the order
	head   grid.Rect
	body   grid.Rect
	places []place // of the columns drawn last

	columns []column // as drawn last
	natural order
}

// draw draws a table and settles its cursor.
func (t *table[T, K]) draw(f *frame, r grid.Rect, s sheet[T, K], focused bool) {
	_, inner := r.SplitLeft(2)
	t.columns, t.natural = s.columns, s.natural
	t.places = fit(s.columns, inner.W-1, s.gap)
	t.head, t.body = inner.Line(0), r
	_, t.body = r.SplitTop(1)
	shown := t.arrange(f, &s)
	f.sortedHeader(t.head, s.columns, t.places, t.order())
	t.list.settle(len(shown), t.body.H, func(row int) K { return s.key(&s.items[shown[row]]) })
	for i := range min(t.body.H, len(shown)-t.list.top) {
		item, line := &s.items[shown[t.list.top+i]], t.body.Line(i)
		_, cells := line.SplitLeft(2)
		for _, p := range t.places {
			if s.spans != nil {
				if spans := s.spans(item, p.index); spans != nil {
					f.g.Spans(grid.Rect{X: cells.X + p.x, Y: cells.Y, W: p.w, H: 1}, spans)
					continue
				}
			}
			text, style := s.cell(item, p.index)
			f.cell(cells, p, text, style)
		}
		marked := t.list.top+i == t.list.at
		if s.marked != nil {
			marked = s.marked(item)
		}
		f.mark(line, marked, focused)
	}
	if len(s.items) == 0 {
		f.none(t.body, s.empty)
	}
}

// arrange returns the items to show by row. It sorts them only if something changed.
func (t *table[T, K]) arrange(f *frame, s *sheet[T, K]) []int {
	now := t.order()
	t.title = s.comes
	if now.by != asItComes {
		t.title = s.columns[now.by].called()
	}
	made := sorted{of: f.v, n: len(s.items), order: now, look: strings.Join(t.list.find.words, " ")}
	if len(s.items) > 0 {
		made.first = &s.items[0]
	}
	if made == t.made {
		return t.list.order
	}
	t.made = made
	text := s.text
	if text == nil {
		text = func(item *T) string {
			return rowText(s.columns, func(col int) (string, grid.Style) { return s.cell(item, col) })
		}
	}
	shown := t.list.pick(len(s.items), func(item int) string { return text(&s.items[item]) })
	sortItems(shown, s.items, now, s.natural, s.compare)
	return shown
}

// order is the order that the table is sorted in.
func (t *table[T, K]) order() order {
	if t.sorts != nil {
		return *t.sorts
	}
	return t.natural
}

// sort sorts the table anew; the cursor stays on its item.
func (t *table[T, K]) sort(o order) {
	t.sorts = &o
	if o == t.natural {
		t.sorts = nil
	}
	t.list.keep()
}

// caption says how the table is sorted, which of all rows show where not all do, and more.
// Without a name for all they are told only where not all show.
func (t *table[T, K]) caption(all string, more ...string) string {
	parts := []string{"sort: " + t.title}
	if n := len(t.list.order); n > t.list.page {
		if all == "" {
			all = count(n)
		}
		all = count(t.list.top+1) + "-" + count(min(t.list.top+t.list.page, n)) + " of " + all
	}
	if all != "" {
		parts = append(parts, all)
	}
	return strings.Join(append(parts, more...), ", ")
}

func (t *table[T, K]) filter(*view.View) *filter { return &t.list.find }

// handle acts on a key press and says whether it was one for the table.
func (t *table[T, K]) handle(k *keyMap, msg keyMsg) bool {
	switch {
	case pressed(msg, k.Sort):
		t.sort(t.order().next(t.columns, t.places, t.natural))
	case pressed(msg, k.Reverse):
		now := t.order()
		now.down = !now.down
		t.sort(now)
	default:
		return t.list.handle(k, msg)
	}
	return true
}

// click sorts by the column whose title was clicked, and again turns the order round; or
// puts the cursor on the row that was. chosen says that it is on a row, again that the
// click before was on it already.
func (t *table[T, K]) click(x, y int) (chosen, again bool) {
	if !t.head.Contains(x, y) {
		return t.list.click(t.body, x, y)
	}
	for _, p := range t.places {
		if from := t.head.X + p.x; x < from || x >= from+p.w || t.columns[p.index].unsorted {
			continue
		}
		now := t.order()
		if now.by == p.index {
			now.down = !now.down
		} else {
			now = t.natural.of(t.columns, p.index)
		}
		t.sort(now)
	}
	return false, false
}

// Click is click as a tab has it.
func (t *table[T, K]) Click(x, y int) (enter bool) {
	_, again := t.click(x, y)
	return again
}

// anew puts the rows in order again at the next frame, also when the view is the same.
func (t *table[T, K]) anew() { t.made = sorted{} }

// has says whether an item is among those that show.
func (t *table[T, K]) has(item int) bool { return slices.Contains(t.list.order, item) }
