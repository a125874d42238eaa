package kit

import "example.com/sosocoin/tui/keymap"

// Scroll is how far lines are scrolled that have no cursor.
type Scroll struct {
	Top  int // first line drawn
	page int // lines drawn last time
	rows int // lines there were last time
}

// Settle fits the place to rows lines of which page are drawn.
func (s *Scroll) Settle(rows, page int) {
	s.rows, s.page = rows, page
	s.Top = max(0, min(s.Top, rows-page))
}

// AtEnd reports whether the last line is drawn.
func (s *Scroll) AtEnd() bool { return s.Top >= s.rows-s.page }

// ToEnd goes to where the last line is drawn.
func (s *Scroll) ToEnd() { s.Top = max(0, s.rows-s.page) }

// Handle scrolls by a key press and says whether it was one for it.
func (s *Scroll) Handle(k *keymap.Map, msg keymap.Msg) bool {
	switch {
	case keymap.Pressed(msg, k.Up):
		s.Top--
	case keymap.Pressed(msg, k.Down):
		s.Top++
	case keymap.Pressed(msg, k.PageUp):
		s.Top -= s.page
	case keymap.Pressed(msg, k.PageDown):
		s.Top += s.page
	case keymap.Pressed(msg, k.Home):
		s.Top = 0
	case keymap.Pressed(msg, k.End):
		s.Top = s.rows
	default:
		return false
	}
	s.Settle(s.rows, s.page)
	return true
}
