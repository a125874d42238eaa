package tui

// list is the cursor of a list that changes while it is looked at. It holds on
// to the item under the cursor by its key, not by its row, so that new items do
// not move the selection; only at the first row it stays there and so follows
// what is new (lists of events have the newest first).
type list[K comparable] struct {
	at   int // row of the cursor
	top  int // first row drawn
	page int // rows drawn last time
	rows int // rows there were last time
	key  K   // of the item under the cursor; meant only when held
	held bool
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
	if l.held {
		l.key = keyOf(l.at)
	}
}

// move puts the cursor by rows further, within the list.
func (l *list[K]) move(by int) {
	l.at = max(0, min(l.at+by, l.rows-1))
	l.held = false
}

// handle moves the cursor by a key press and says whether it was one for it.
func (l *list[K]) handle(k *keyMap, msg keyMsg) bool {
	switch {
	case pressed(msg, k.Up):
		l.move(-1)
	case pressed(msg, k.Down):
		l.move(1)
	case pressed(msg, k.PageUp):
		l.move(-l.page)
	case pressed(msg, k.PageDown):
		l.move(l.page)
	case pressed(msg, k.Home):
		l.move(-l.rows)
	case pressed(msg, k.End):
		l.move(l.rows)
	default:
		return false
	}
	return true
}
