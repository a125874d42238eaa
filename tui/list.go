package tui

import "example.com/sosocoin/tui/grid"

// list is the cursor of a list that changes while it is looked at. It holds on
// to the item under the cursor by its key, not by its row, so that new items do
// not move the selection; only at the first row it stays there and so follows
// what is new (lists of events have the newest first).
type list[K comparable] struct {
	at   int // row of the cursor
	top  int // first row drawn
	page int // rows drawn last time
	rows int // rows there were last time
	key  K   // of the item under the cursor
	held bool

	find  filter
	order []int // items by row

	clicked bool // the last thing done was a click on the row of the cursor
}

// pick returns the items to show, by row: those of n that have what is looked for. The
// slice is good until the next pick.
func (l *list[K]) pick(n int, text func(item int) string) []int {
	l.order = l.order[:0]
	for item := range n {
		if !l.find.on() || l.find.matches(text(item)) {
			l.order = append(l.order, item)
		}
	}
	l.find.shown, l.find.all = len(l.order), n
	return l.order
}

// item is the item under the cursor among n, or -1.
func (l *list[K]) item(n int) int {
	if l.at < len(l.order) && l.order[l.at] < n {
		return l.order[l.at]
	}
	return -1
}

// hold puts the cursor on the item with a key, wherever it is.
func (l *list[K]) hold(key K) { l.key, l.held = key, true }

// keep leaves the cursor on the item that it was on last, wherever that will be.
func (l *list[K]) keep() { l.held = l.rows > 0 }

// click puts the cursor on the row at a cell of r, where the rows were drawn. again says
// that the last thing done was a click on it.
func (l *list[K]) click(r grid.Rect, x, y int) (chosen, again bool) {
	row := l.top + y - r.Y
	if !r.Contains(x, y) || row >= l.rows {
		return false, false
	}
	again = l.clicked && row == l.at
	l.move(row - l.at)
	l.clicked = true
	return true, again
}

// settle finds the cursor's item among n rows again and scrolls so that the
// cursor is among height rows drawn. An item that is gone leaves the cursor in
// its row.
func (l *list[K]) settle(n, height int, keyOf func(row int) K) {
	l.rows, l.page = n, max(height, 1)
	if l.held && (l.at >= n || keyOf(l.at) != l.key) {
		for row := range n {
			if keyOf(row) == l.key {
				l.top += row - l.at
				l.at = row
				break
			}
		}
	}
	l.at = max(0, min(l.at, n-1))
	l.top = max(0, min(l.top, n-l.page))
	l.top = max(l.at-l.page+1, min(l.top, l.at))
	l.held = l.at > 0
	if n > 0 {
		l.key = keyOf(l.at)
	}
}

// move puts the cursor by rows further, within the list.
func (l *list[K]) move(by int) {
	l.at = max(0, min(l.at+by, l.rows-1))
	l.held = false
}

// cycle puts the cursor on the next or the previous row that has what is looked for,
// all round.
func (l *list[K]) cycle(by int) {
	to := l.at + by
	switch {
	case to < 0:
		to = l.rows - 1
	case to >= l.rows:
		to = 0
	}
	l.move(to - l.at)
}

// handle moves the cursor by a key press and says whether it was one for it.
func (l *list[K]) handle(k *keyMap, msg keyMsg) bool { return l.walk(k, msg, 1) }

// rise is handle for a list whose first row is at the bottom.
func (l *list[K]) rise(k *keyMap, msg keyMsg) bool { return l.walk(k, msg, -1) }

func (l *list[K]) walk(k *keyMap, msg keyMsg, down int) bool {
	l.clicked = false
	switch {
	case l.find.on() && pressed(msg, k.NextMatch):
		l.cycle(down)
	case l.find.on() && pressed(msg, k.PrevMatch):
		l.cycle(-down)
	case pressed(msg, k.Up):
		l.move(-down)
	case pressed(msg, k.Down):
		l.move(down)
	case pressed(msg, k.PageUp):
		l.move(-down * l.page)
	case pressed(msg, k.PageDown):
		l.move(down * l.page)
	case pressed(msg, k.Home):
		l.move(-down * l.rows)
	case pressed(msg, k.End):
		l.move(down * l.rows)
	default:
		return false
	}
	return true
}
