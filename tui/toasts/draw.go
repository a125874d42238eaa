package toasts

import (
	"slices"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// gap is how far toasts are apart.
const gap = 3

// aside says whether a toast is about the course of time itself. Such a toast has the right
// end of the line.
func (t *toast) aside() bool { return t.Kind == branchKind }

func (t *toast) width(f *kit.Frame) int { return 2 + f.Grid.Width(t.text()) }

// Aside draws at the right end of a line what is about the course of time itself, and
// returns what is left of the line.
func (t *Toasts) Aside(f *kit.Frame, line grid.Rect) grid.Rect {
	for i := range t.shown {
		if s := &t.shown[i]; s.aside() {
			w := min(s.width(f), line.W)
			s.draw(f, grid.Rect{X: line.Right() - w, Y: line.Y, W: w, H: 1})
			line.W = max(line.W-w-gap, 0)
		}
	}
	return line
}

// Any says whether there is a toast that is not at the right end.
func (t *Toasts) Any() bool {
	return slices.ContainsFunc(t.shown, func(s toast) bool { return !s.aside() })
}

// Draw draws the others from the left end of a line on, the oldest first, and returns what
// is left of the line. Where there is no room for all, the newest stay; of the newest alone
// the end is cut.
func (t *Toasts) Draw(f *kit.Frame, line grid.Rect) grid.Rect {
	var fits []*toast
	room := line.W
	for i := range slices.Backward(t.shown) {
		s := &t.shown[i]
		if s.aside() {
			continue
		}
		if room -= s.width(f) + gap; room < -gap && len(fits) > 0 {
			break
		}
		fits = append(fits, s)
	}
	for _, s := range slices.Backward(fits) {
		w := min(s.width(f), line.W)
		s.draw(f, grid.Rect{X: line.X, Y: line.Y, W: w, H: 1})
		_, line = line.SplitLeft(w + gap)
	}
	return line
}

// Fits draws the newest of the others in a line if there is room for it, and says whether
// there was.
func (t *Toasts) Fits(f *kit.Frame, line grid.Rect) bool {
	for i := range slices.Backward(t.shown) {
		if s := &t.shown[i]; !s.aside() {
			if s.width(f) > line.W {
				return false
			}
			s.draw(f, line)
			return true
		}
	}
	return false
}

// draw draws a toast. For its last moments it is dim.
func (t *toast) draw(f *kit.Frame, r grid.Rect) {
	th := f.Theme
	mark, style := th.Glyphs.Bullet, th.Accent
	switch t.Loud {
	case view.Good:
		mark, style = th.Glyphs.Check, th.Good
	case view.Notice:
		mark, style = th.Glyphs.Warn, th.Notice
	case view.Bad:
		mark, style = th.Glyphs.Invalid, th.Bad
	}
	words := th.Toast
	if t.left <= fadeTicks {
		style, words = th.Dim, th.Dim
	}
	f.Grid.Set(r.X, r.Y, mark, style)
	f.Text(grid.Rect{X: r.X + 2, Y: r.Y, W: r.W - 2, H: 1}, t.text(), words)
}
