package kit

import "example.com/sosocoin/tui/grid"

// PageNames draws the names of pages in the first line of r, that of the present one set
// off, and returns where they are.
func (f *Frame) PageNames(r grid.Rect, names []string, present, gap int) []grid.Rect {
	spots := make([]grid.Rect, len(names))
	x := r.X + 1
	for i, name := range names {
		style := f.Theme.Dim
		if i == present {
			style = f.Theme.TitleFocus
			style.Underline = true
			f.Grid.Set(x-1, r.Y, f.Theme.Glyphs.PointRight, f.Theme.Accent)
		}
		spots[i] = grid.Rect{X: x, Y: r.Y, W: max(min(len(name), r.Right()-x), 0), H: 1}
		f.Text(spots[i], name, style)
		x += len(name) + gap
	}
	return spots
}

// Popup clears a box in the middle of body and returns its inside.
func (f *Frame) Popup(body grid.Rect, w, h int, title, caption string) grid.Rect {
	r := body.Centre(min(w, body.W-4), min(h, body.H))
	f.Grid.Fill(r.InsetXY(-1, 0), ' ', f.Theme.Text)
	f.Grid.Box(r, []grid.Span{{Text: title, Style: f.Theme.TitleFocus}}, caption, f.Theme.BorderFocus, f.Theme.Glyphs)
	return r.InsetXY(2, 1)
}

// Hints draws keys with what they do. Those of an overlay are in the bottom line, too, which
// has the keys that count everywhere else.
func (f *Frame) Hints(r grid.Rect, pairs [][2]string) {
	f.Hinted = pairs
	for _, p := range pairs {
		p[0] = f.Key(p[0])
		if r.W < grid.Width(p[0])+grid.Width(p[1])+1 {
			return
		}
		_, r = r.SplitLeft(f.Text(r, p[0], f.Theme.Key) + 1)
		_, r = r.SplitLeft(f.Text(r, p[1], f.Theme.KeyText) + 3)
	}
}

// FullPopup is a popup that takes all of a narrow screen: a strip of the panels beside it
// would be noise.
func (f *Frame) FullPopup(body grid.Rect, w, h int, title, caption string) grid.Rect {
	if beside(body, w) {
		return f.Popup(body, w, h, title, caption)
	}
	r := body.Centre(body.W, min(h, body.H))
	f.Grid.Fill(r, ' ', f.Theme.Text)
	f.Grid.Box(r, []grid.Span{{Text: title, Style: f.Theme.TitleFocus}}, caption, f.Theme.BorderFocus, f.Theme.Glyphs)
	return r.InsetXY(2, 1)
}

// beside says whether a popup of w columns leaves room beside it in which panels are of use.
func beside(body grid.Rect, w int) bool { return body.W > w+8 }

// InFull is how many columns a full popup that would like to be w wide has inside.
func InFull(body grid.Rect, w int) int {
	if beside(body, w) {
		return w - 4
	}
	return body.W - 4
}
