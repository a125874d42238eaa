package results

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/tui/grid"
)

// The least that a list can be read on.
const (
	leastWidth  = 40
	leastHeight = 10
)

// around is how many lines stand around a list: a title, the figure, the head; what is selected and
// how to repeat it in three lines, a note or the filter, the keys.
const around = 8

// lines is how many rows of a list show at once.
func (v *View) lines() int { return max(v.h-around, 0) }

// resize is told how large the terminal is.
func (v *View) resize(w, h int) {
	v.w, v.h = max(w, 0), max(h, 0)
	v.grid.Resize(v.w, v.h)
}

// Draw draws the view on so many columns and lines.
func (v *View) Draw(w, h int) *grid.Grid {
	v.resize(w, h)
	v.draw()
	return v.grid
}

func (v *View) draw() {
	g, th := v.grid, v.theme
	g.Clear()
	if v.w < leastWidth || v.h < leastHeight {
		g.TextIn(grid.Rect{W: v.w, H: 1}, fmt.Sprintf("needs at least %dx%d, this is %dx%d", leastWidth, leastHeight, v.w, v.h), th.Text, grid.Left)
		return
	}
	line := func(y int) grid.Rect { return grid.Rect{X: 1, Y: y, W: v.w - 2, H: 1} }
	v.title(line(0))
	if column, any := v.column(); any && v.at != namesPage {
		c := v.source.Table.Columns[column]
		g.Spans(line(1), []grid.Span{{Text: c.Name, Style: th.Accent}, {Text: ": " + c.Spec.Doc, Style: th.Dim}})
	} else if !any {
		g.TextIn(line(1), "nothing was measured", th.Dim, grid.Left)
	}
	v.rows(grid.Rect{X: 0, Y: 2, W: v.w, H: v.h - around + 1})
	v.about(grid.Rect{X: 1, Y: v.h - 5, W: v.w - 2, H: 3})
	l := v.top()
	switch at := line(v.h - 2); {
	case l.typing || !l.filter.Empty():
		used := g.TextIn(at, "/", th.Prompt, grid.Left)
		l.filter.Draw(g, th, grid.Rect{X: at.X + used, Y: at.Y, W: at.W - used, H: 1}, l.typing)
	default:
		g.TextIn(at, plain.Line(v.note), th.Notice, grid.Left)
	}
	v.footer(line(v.h - 1))
}

// title says what was asked, or whose runs are shown, and how many rows there are.
func (v *View) title(r grid.Rect) {
	t, th := v.source.Table, v.theme
	name, noun := t.Spec.Title(), "cell"
	switch v.at {
	case runsPage:
		name, noun = t.Cells[v.cell].Cell.Title(), "run"
		if name == "" {
			name = t.Spec.Title()
		}
	case namesPage:
		name, noun = "figures", "figure"
	}
	l := v.top()
	count := plain.Count(len(l.rows), noun)
	if len(l.order) < len(l.rows) {
		count = fmt.Sprintf("%d of %s", len(l.order), count)
	}
	used := v.grid.TextIn(r, count, th.Title, grid.Right)
	v.grid.TextIn(grid.Rect{X: r.X, Y: r.Y, W: r.W - used - 2, H: 1}, plain.Line(name), th.TitleFocus, grid.Left)
}

// rows draws the head and those rows that there is room for.
func (v *View) rows(r grid.Rect) {
	g, th, l := v.grid, v.theme, v.top()
	l.scroll(r.H - 1)
	shown := l.shown(r.W - 2)
	for y := range r.H {
		i := l.from + y - 1
		if y > 0 && i >= len(l.order) {
			break
		}
		texts, style := l.head, th.Header
		if y > 0 {
			of := &l.rows[l.order[i]]
			texts, style = of.cells, th.Text
			if of.bad {
				style = th.Bad
			}
		}
		x := r.X + 2
		for _, c := range shown {
			align := grid.Left
			if c >= l.numbers && l.numbered(c) {
				align = grid.Right
			}
			text := texts[c]
			if y == 0 && c == l.by {
				text += string(map[bool]rune{false: th.Glyphs.PointUp, true: th.Glyphs.PointDown}[l.down])
			}
			w := min(l.widths[c], r.Right()-x)
			g.TextIn(grid.Rect{X: x, Y: r.Y + y, W: w, H: 1}, text, style, align)
			x += w + 2
		}
		if y > 0 && i == l.at {
			g.Restyle(grid.Rect{X: r.X, Y: r.Y + y, W: r.W, H: 1}, func(s grid.Style) grid.Style { return s.Over(th.Selected) })
			g.Set(r.X, r.Y+y, th.Glyphs.PointRight, th.Accent)
		}
	}
	if len(l.order) == 0 {
		g.TextIn(grid.Rect{X: r.X + 2, Y: r.Y + 1, W: r.W - 2, H: 1}, "nothing has these words", th.Dim, grid.Left)
	}
}

// shown are the columns that there is room for. Of the numbers the quantiles go first; the last
// column of words may be cut.
func (l *list) shown(width int) []int {
	var all []int
	total := -2
	for c, w := range l.widths {
		all = append(all, c)
		total += w + 2
	}
	for _, goes := range []string{"5 %", "95 %", "median", "runs"} {
		for i, c := range all {
			if total > width && c >= l.numbers && l.head[c] == goes {
				total -= l.widths[c] + 2
				all = append(all[:i:i], all[i+1:]...)
				break
			}
		}
	}
	return all
}

// numbered says whether a column has numbers.
func (l *list) numbered(c int) bool {
	return len(l.rows) == 0 || c < len(l.rows[0].keys)
}

// about tells of the selected row, and how a shell repeats its run.
func (v *View) about(r grid.Rect) {
	job, about, ok := v.selected()
	if v.at == namesPage || !ok {
		return
	}
	if n, any := v.runs.selected(); v.at == runsPage && any {
		about = v.runs.rows[n].cells[endColumn]
	}
	v.grid.TextIn(r.Line(0), about, v.theme.Text, grid.Left)
	lines := plain.Wrap(plain.Line(job.Command()), r.W)
	v.grid.TextIn(r.Line(1), lines[0], v.theme.Dim, grid.Left)
	v.grid.TextIn(r.Line(2), strings.Join(lines[1:], " "), v.theme.Dim, grid.Left)
}

// footer are the keys that there is room for.
func (v *View) footer(r grid.Rect) {
	var spans []grid.Span
	for _, hint := range v.hints() {
		more := []grid.Span{{Text: hint[0], Style: v.theme.Key}, {Text: " " + hint[1], Style: v.theme.KeyText}}
		if spans != nil {
			more = append([]grid.Span{{Text: "  "}}, more...)
		}
		if grid.SpansWidth(spans)+grid.SpansWidth(more) <= r.W {
			spans = append(spans, more...)
		}
	}
	v.grid.Spans(r, spans)
}
