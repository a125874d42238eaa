package charts

import (
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// Each point is in exactly one column where there is a column for it, and columns are in
// order.
func TestChartColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.IntRange(0, 2000).Draw(t, "first")
		points := make([]view.Point, rapid.IntRange(1, 512).Draw(t, "points"))
		for i := range points {
			points[i].Blocks = 1
		}
		s := view.NewSeries(netsim.Second, first, points...)
		width := rapid.IntRange(1, 250).Draw(t, "width")
		whole := rapid.Bool().Draw(t, "whole")
		c := recentColumns(&s, width)
		if whole {
			c = wholeColumns(&s, width)
		}
		c.take(&s, nil)
		sum := 0
		for x := range width {
			sum += c.points[x].Blocks
			if x > 0 && c.first(x) < c.first(x-1) {
				t.Fatalf("column %d begins at %d, the one before at %d", x, c.first(x), c.first(x-1))
			}
			if c.end(x) <= c.from {
				continue
			}
			if from, to := c.span(x); from >= to || c.at(from) > x {
				t.Fatalf("column %d is from %v to %v, which is in column %d", x, from, to, c.at(from))
			}
		}
		if _, to := c.span(width - 1); to < netsim.Time(first+len(points))*netsim.Second {
			t.Fatalf("the last column ends at %v", to)
		}
		want := len(points)
		if !whole {
			want = min(want, first+len(points)-max(c.first(0), 0))
		}
		if whole && width > len(points) {
			return // each point has several columns
		}
		if sum != want {
			t.Fatalf("%d points are in columns, expected %d", sum, want)
		}
	})
}
