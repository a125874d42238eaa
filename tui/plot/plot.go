package plot

import (
	"math"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// Value is what a column shows.
type Value struct {
	Low, High float64 // the bar's and the dots'; none is below 0
	Known     bool    // Low was measured
	Dots      bool    // High was measured
}

// Chart is a picture of a course.
type Chart struct {
	Values []Value // by column, the last ones where there is no room for all
	Target float64 // wanted; 0: none
	Label  func(float64) string
	Labels int // columns for the labels of the scale at the left; 0: none
	Cursor int // column that stands out; -1: none
}

// Top returns where the scale of a chart ends; 0 where nothing is known.
func (c *Chart) Top() float64 {
	most, known := c.Target, false
	for _, v := range c.Values {
		if v.Known {
			most, known = max(most, v.Low), true
		}
		if v.Dots {
			most, known = max(most, v.High), true
		}
	}
	switch {
	case !known:
		return 0
	case most == 0:
		return 1
	}
	return round(most)
}

// round returns the round number next above x, which is above 0: 1, 1.5, 2, 3, 4, 5, 6
// or 8 times a power of ten.
func round(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, digit := range [...]float64{1, 1.5, 2, 3, 4, 5, 6, 8} {
		if top := digit * power; top >= x {
			return top
		}
	}
	return 10 * power
}

// Draw draws a chart into r and reports whether there was anything to draw.
func (c *Chart) Draw(g *grid.Grid, r grid.Rect, th *theme.Theme) bool {
	top := c.Top()
	if top == 0 || r.Empty() {
		return false
	}
	defer g.Clip(r)()
	labels, body := r.SplitLeft(c.Labels)
	_, body = body.SplitLeft(min(c.Labels, 1))
	c.target(g, body, th, top)
	values := c.Values[max(len(c.Values)-body.W, 0):]
	for i := range values {
		v := &values[i]
		if v.Dots {
			dots(g, body, body.X+i, v.High/top, th)
		}
		if v.Known {
			bar(g, body, body.X+i, v.Low/top, th)
		}
	}
	if at := c.Cursor - (len(c.Values) - len(values)); c.Cursor >= 0 && at >= 0 {
		g.Restyle(grid.Rect{X: body.X + at, Y: body.Y, W: 1, H: body.H}, func(s grid.Style) grid.Style { return s.Over(th.Selected) })
	}
	c.scale(g, labels, th, top)
	return true
}

// bar draws a bar that fills a part of the height.
func bar(g *grid.Grid, r grid.Rect, x int, part float64, th *theme.Theme) {
	bars := &th.Glyphs.Bars
	level := int(math.Round(part * float64(8*r.H)))
	if level == 0 {
		style := th.Accent
		if part == 0 {
			style = th.Dim
		}
		g.Set(x, r.Bottom()-1, bars[0], style)
		return
	}
	y := r.Bottom() - 1
	for ; level >= 8; level -= 8 {
		g.Set(x, y, bars[7], th.Accent)
		y--
	}
	if level > 0 {
		g.Set(x, y, bars[level-1], th.Accent)
	}
}

// dots draws two dots at a part of the height.
func dots(g *grid.Grid, r grid.Rect, x int, part float64, th *theme.Theme) {
	marks := &th.Glyphs.Dots
	row := min(int(part*float64(len(marks)*r.H)), len(marks)*r.H-1)
	g.Set(x, r.Bottom()-1-row/len(marks), marks[row%len(marks)], th.Notice)
}

// rowOf returns the line of r that a part of the height is in.
func rowOf(r grid.Rect, part float64) int {
	return r.Bottom() - 1 - min(int(part*float64(r.H)), r.H-1)
}

func (c *Chart) target(g *grid.Grid, r grid.Rect, th *theme.Theme, top float64) {
	if c.Target > 0 {
		y := rowOf(r, c.Target/top)
		for x := r.X; x < r.Right(); x++ {
			g.Set(x, y, th.Glyphs.Held, th.Good)
		}
	}
}

// scale writes what the top, the wanted value and the foot stand for.
func (c *Chart) scale(g *grid.Grid, r grid.Rect, th *theme.Theme, top float64) {
	last := r.H - 1
	g.TextIn(r.Line(0), c.Label(top), th.Dim, grid.Right)
	if last > 0 {
		g.TextIn(r.Line(last), "0", th.Dim, grid.Right)
	}
	if c.Target > 0 {
		if at := rowOf(r, c.Target/top) - r.Y; at > 0 && at < last {
			g.TextIn(r.Line(at), c.Label(c.Target), th.Good, grid.Right)
		}
	}
}
