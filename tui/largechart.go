package tui

import (
	"slices"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/plot"
)

// drawLarge draws one chart as large as the panel, with a cursor that reads it.
func (c *chartsView) drawLarge(f *frame, r grid.Rect, s *view.Series) string {
	k := c.kinds[c.at]
	c.take(s, r.W-2-chartLabels-1)
	c.places = append(c.places, chartPlace{rect: r, kind: c.at, bars: r.X + 1 + chartLabels + 1})
	c.values = k.values(c.columns.points, c.values)
	c.newest = lastKnown(c.values)
	cursor, mark := c.column(), -1
	if c.held {
		mark = cursor
	}
	head, body := r.SplitTop(1)
	line := head.InsetXY(1, 0)
	f.text(line, k.name, f.th.Strong)
	f.g.TextIn(line, k.newest(f, c), f.th.Text, grid.Right)
	foot, body := body.SplitBottom(min(2, max(body.H-2, 0)))
	c.plot(f, body.InsetXY(1, 0), k, cursor)
	if !foot.Empty() {
		_, axis := foot.Line(0).SplitLeft(1 + chartLabels + 1)
		axis.W--
		c.axis(f, axis, mark)
		if c.held {
			f.g.Set(axis.X+mark, axis.Y, f.th.Glyphs.PointUp, f.th.Accent)
		}
		c.reading(f, foot.Line(foot.H-1).InsetXY(1, 0), k, cursor)
	}
	return c.about() + ", esc: all"
}

// reading tells the value under the cursor, and what the marks are.
func (c *chartsView) reading(f *frame, r grid.Rect, k *chartKind, cursor int) {
	if cursor < 0 || cursor >= len(c.values) {
		return
	}
	from, to := c.columns.span(cursor)
	what := "newest, t "
	if c.held {
		what = string(f.th.Glyphs.PointUp) + " t "
	}
	spans := []grid.Span{
		{Text: what + threeDigits(from.Seconds()) + " to " + threeDigits(to.Seconds()) + " s: ", Style: f.th.Dim},
		{Text: k.words(c.values[cursor]), Style: f.th.Strong},
	}
	used := f.g.Spans(r, spans)
	if rest := r.W - used - 2; grid.Width(k.legend) <= rest {
		f.g.TextIn(r, k.legend, f.th.Dim, grid.Right)
	}
}

// column is where the cursor is: at the newest value unless it is held.
func (c *chartsView) column() int {
	if !c.held {
		return c.newest
	}
	return c.columns.at(c.cursor)
}

// read moves the cursor; at the newest value it stays with what is newest.
func (c *chartsView) read(by int) { c.hold(c.columns.beside(c.column(), by)) }

func (c *chartsView) hold(column int) {
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
