package charts

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// chartIntervals is how many wanted block intervals the charts of what was last show at
// least.
const chartIntervals = 12

// chartColumns shares the points of a series out to the columns of a chart.
type chartColumns struct {
	step  netsim.Time
	width int
	// Column x has the points from base+x*num/den up to those of the next column, and
	// always one.
	base, num, den int
	from, to       int // points there are

	points []view.Point // by column; one without points is all zero
}

// recentColumns takes so many points a column that chartIntervals fit, counted from the
// start of the run: a column, once full, changes no more and moves as a whole.
func recentColumns(s *view.Series, width int) chartColumns {
	c := chartColumns{step: s.Step(), width: width, den: 1}
	c.from, c.to = s.Range()
	c.num = max((10*chartIntervals+width-1)/max(width, 1), 1)
	c.base = ((c.to-1)/c.num - width + 1) * c.num
	return c
}

// wholeColumns stretches the series over the width.
func wholeColumns(s *view.Series, width int) chartColumns {
	c := chartColumns{step: s.Step(), width: width, den: max(width, 1)}
	c.from, c.to = s.Range()
	c.base, c.num = c.from, c.to-c.from
	return c
}

// first is the first point of column x; it may lie before those that there are.
func (c *chartColumns) first(x int) int { return c.base + x*c.num/c.den }

// end is the first point that is not of column x any more.
func (c *chartColumns) end(x int) int { return max(c.first(x+1), c.first(x)+1) }

// take fills in the points of all columns.
func (c *chartColumns) take(s *view.Series, into []view.Point) {
	c.points = into[:0]
	for x := range c.width {
		var sum view.Point
		for i := max(c.first(x), c.from); i < min(c.end(x), c.to); i++ {
			sum.Add(s.At(i))
		}
		c.points = append(c.points, sum)
	}
}

// span returns the time that column x is about.
func (c *chartColumns) span(x int) (from, to netsim.Time) {
	return netsim.Time(max(c.first(x), 0)) * c.step, netsim.Time(c.end(x)) * c.step
}

// at returns the column of a moment, the nearest one for a moment out of sight.
func (c *chartColumns) at(t netsim.Time) int {
	for x := range c.width {
		if _, to := c.span(x); t < to && c.end(x) > c.from {
			return x
		}
	}
	return max(c.width-1, 0)
}

// beside returns the next column to the left or the right of x that is about another
// time and has points.
func (c *chartColumns) beside(x, by int) int {
	for next := x + by; next >= 0 && next < c.width && c.end(next) > c.from; next += by {
		if c.first(next) != c.first(x) {
			return next
		}
	}
	return x
}
