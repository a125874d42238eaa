package edit

import (
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// Draw draws the line in r, scrolled so that the cursor shows; without the focus it has
// none.
func (l *Line) Draw(g *grid.Grid, th *theme.Theme, r grid.Rect, focused bool) {
	if !focused {
		g.TextIn(r, l.String(), th.Text, grid.Left)
		return
	}
	text, at := []rune(l.String()), l.input.Position()
	style := th.Strong
	if l.fresh && len(text) > 0 {
		style = style.Over(th.Selected)
	}
	from := l.from(g, r.W)
	defer g.Clip(r)()
	g.Text(r.X, r.Y, string(text[from:]), style)
	x := r.X + g.Width(string(text[from:at]))
	if at == len(text) {
		g.Set(x, r.Y, th.Glyphs.Cursor, th.Accent)
		return
	}
	cursor := th.Strong
	cursor.Reverse = true
	g.Text(x, r.Y, string(text[at]), cursor)
}

// Column is how far from the left of r, in which the line is drawn, its nth character
// stands, from 0; the end for one behind it, and 0 for one that is scrolled out.
func (l *Line) Column(g *grid.Grid, r grid.Rect, n int) int {
	text := []rune(l.String())
	from := l.from(g, r.W)
	return g.Width(string(text[from:max(from, min(n, len(text)))]))
}

// from is the first character that shows in so many columns: the cursor needs the last.
func (l *Line) from(g *grid.Grid, width int) int {
	text, at := []rune(l.String()), l.input.Position()
	need := 1
	if at < len(text) {
		need = max(need, g.Width(string(text[at])))
	}
	from := at
	for from > 0 {
		if need += g.Width(string(text[from-1])); need > width {
			break
		}
		from--
	}
	return from
}
