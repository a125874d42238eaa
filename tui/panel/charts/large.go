package charts

import (
	"slices"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/plot"
	"example.com/sosocoin/tui/words"
)

// drawLarge draws one chart as large as the panel, with a cursor that reads it.
func (c *Panel) drawLarge(f *kit.Frame, r grid.Rect, s *view.Series) string {
	k := c.kinds[c.at]
	c.take(s, r.W-2-chartLabels-1)
	c.places = append(c.places, chartPlace{rect: r, kind: c.at, bars: r.X + 1 + chartLabels + 1})
	c.values = k.values(&c.columns, c.values)
	c.newest = lastKnown(c.values)
	cursor, mark := c.column(), -1
	if c.held {
		mark = cursor
	}
	head, body := r.SplitTop(1)
	line := head.InsetXY(1, 0)
	f.Text(line, k.name, f.Theme.Strong)
	f.Grid.TextIn(line, k.newest(f, c), f.Theme.Text, grid.Right)
	foot, body := body.SplitBottom(min(2, max(body.H-2, 0)))
	c.plot(f, body.InsetXY(1, 0), k, cursor)
	if !foot.Empty() {
		_, axis := foot.Line(0).SplitLeft(1 + chartLabels + 1)
		axis.W--
		c.axis(f, axis, mark)
		if c.held {
			f.Grid.Set(axis.X+mark, axis.Y, f.Theme.Glyphs.PointUp, f.Theme.Accent)
		}
		c.reading(f, foot.Line(foot.H-1).InsetXY(1, 0), k, cursor)
	}
	return c.about() + ", esc: all"
}

// reading tells the value under the cursor, and what the marks are.
func (c *Panel) reading(f *kit.Frame, r grid.Rect, k *chartKind, cursor int) {
	if cursor < 0 || cursor >= len(c.values) {
		return
	}
	from, to := c.columns.span(cursor)
	what := "newest, t "
	if c.held {
		what = string(f.Theme.Glyphs.PointUp) + " t "
	}
	spans := []grid.Span{
		{Text: what + words.ThreeDigits(from.Seconds()) + " to " + words.ThreeDigits(to.Seconds()) + " s: ", Style: f.Theme.Dim},
		{Text: k.words(c.values[cursor]), Style: f.Theme.Strong},
	}
	used := f.Grid.Spans(r, spans)
	if rest := r.W - used - 2; grid.Width(k.legend) <= rest {
		f.Grid.TextIn(r, k.legend, f.Theme.Dim, grid.Right)
	}
}

// column is where the cursor is: at the newest value unless it is held.
func (c *Panel) column() int {
	if !c.held {
		return c.newest
	}
	return c.columns.at(c.cursor)
}

// read moves the cursor; at the newest value it stays with what is newest.
func (c *Panel) read(by int) { c.hold(c.columns.beside(c.column(), by)) }

func (c *Panel) hold(column int) {
	c.cursor, _ = c.columns.span(column)
	c.held = column < c.newest
}

// lastKnown returns the last column with a value.
func lastKnown(values []plot.Value) int {
	for i, v := range slices.Backward(values) {
		if v.Known || v.Dots {
			return i
		}
	}
	return max(len(values)-1, 0)
}
