package kit

import (
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
)

// List is the cursor of a list that changes while it is looked at. It holds on
// to the item under the cursor by its key, not by its row, so that new items do
// not move the selection; only at the first row it stays there and so follows
// what is new (lists of events have the newest first).
type List[K comparable] struct {
	At   int // row of the cursor
	Top  int // first row drawn
	Page int // rows drawn last time
	Rows int // rows there were last time
	Key  K   // of the item under the cursor
	Held bool

	Find  Filter
	Order []int // items by row

	clicked bool // the last thing done was a click on the row of the cursor
}

// Pick returns the items to show, by row: those of n that have what is looked for. The
// slice is good until the next pick.
func (l *List[K]) Pick(n int, text func(item int) string) []int {
	l.Order = l.Order[:0]
	for item := range n {
		if !l.Find.On() || l.Find.Matches(text(item)) {
			l.Order = append(l.Order, item)
		}
	}
	l.Find.Shown, l.Find.All = len(l.Order), n
	return l.Order
}

// Item is the item under the cursor among n, or -1.
func (l *List[K]) Item(n int) int {
	if l.At < len(l.Order) && l.Order[l.At] < n {
		return l.Order[l.At]
	}
	return -1
}

// Hold puts the cursor on the item with a key, wherever it is.
func (l *List[K]) Hold(key K) { l.Key, l.Held = key, true }

// keep leaves the cursor on the item that it was on last, wherever that will be.
func (l *List[K]) keep() { l.Held = l.Rows > 0 }

// Choose puts the cursor on the row at a cell of r, where the rows were drawn. again says
// that the last thing done was a click on it.
func (l *List[K]) Choose(r grid.Rect, x, y int) (chosen, again bool) {
	row := l.Top + y - r.Y
	if !r.Contains(x, y) || row >= l.Rows {
		return false, false
	}
	again = l.clicked && row == l.At
	l.Move(row - l.At)
	l.clicked = true
	return true, again
}

// Settle finds the cursor's item among n rows again and scrolls so that the
// cursor is among height rows drawn. An item that is gone leaves the cursor in
// its row.
func (l *List[K]) Settle(n, height int, keyOf func(row int) K) {
	l.Rows, l.Page = n, max(height, 1)
	if l.Held && (l.At >= n || keyOf(l.At) != l.Key) {
		for row := range n {
			if keyOf(row) == l.Key {
				l.Top += row - l.At
				l.At = row
				break
			}
		}
	}
	l.At = max(0, min(l.At, n-1))
	l.Top = max(0, min(l.Top, n-l.Page))
	l.Top = max(l.At-l.Page+1, min(l.Top, l.At))
	l.Held = l.At > 0
	if n > 0 {
		l.Key = keyOf(l.At)
	}
}

// Move puts the cursor by rows further, within the list.
func (l *List[K]) Move(by int) {
	l.At = max(0, min(l.At+by, l.Rows-1))
	l.Held = false
}

// Cycle puts the cursor on the next or the previous row that has what is looked for,
// all round.
func (l *List[K]) Cycle(by int) {
	to := l.At + by
	switch {
	case to < 0:
		to = l.Rows - 1
	case to >= l.Rows:
		to = 0
	}
	l.Move(to - l.At)
}

// Handle moves the cursor by a key press and says whether it was one for it.
func (l *List[K]) Handle(k *keymap.Map, msg keymap.Msg) bool { return l.walk(k, msg, 1) }

// Rise is handle for a list whose first row is at the bottom.
func (l *List[K]) Rise(k *keymap.Map, msg keymap.Msg) bool { return l.walk(k, msg, -1) }

func (l *List[K]) walk(k *keymap.Map, msg keymap.Msg, down int) bool {
	l.clicked = false
	switch {
	case l.Find.On() && keymap.Pressed(msg, k.NextMatch):
		l.Cycle(down)
	case l.Find.On() && keymap.Pressed(msg, k.PrevMatch):
		l.Cycle(-down)
	case keymap.Pressed(msg, k.Up):
		l.Move(-down)
	case keymap.Pressed(msg, k.Down):
		l.Move(down)
	case keymap.Pressed(msg, k.PageUp):
		l.Move(-down * l.Page)
	case keymap.Pressed(msg, k.PageDown):
		l.Move(down * l.Page)
	case keymap.Pressed(msg, k.Home):
		l.Move(-down * l.Rows)
	case keymap.Pressed(msg, k.End):
		l.Move(down * l.Rows)
	default:
		return false
	}
	return true
}
