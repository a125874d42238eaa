package tui

// scroll is how far lines are scrolled that have no cursor.
type scroll struct {
	top  int // first line drawn
	page int // lines drawn last time
	rows int // lines there were last time
}

// settle fits the place to rows lines of which page are drawn.
func (s *scroll) settle(rows, page int) {
	s.rows, s.page = rows, page
	s.top = max(0, min(s.top, rows-page))
}

// handle scrolls by a key press and says whether it was one for it.
func (s *scroll) handle(k *keyMap, msg keyMsg) bool {
	switch {
	case pressed(msg, k.Up):
		s.top--
	case pressed(msg, k.Down):
		s.top++
	case pressed(msg, k.PageUp):
		s.top -= s.page
	case pressed(msg, k.PageDown):
		s.top += s.page
	case pressed(msg, k.Home):
		s.top = 0
	case pressed(msg, k.End):
		s.top = s.rows
	default:
		return false
	}
	s.settle(s.rows, s.page)
	return true
}
