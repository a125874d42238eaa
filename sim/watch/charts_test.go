package watch

import (
	"testing"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/paged"
	"example.com/sosocoin/sim/view"
)

// Endless runs keep so many points and no more, and lose nothing that was counted.
func TestChartsStaySmall(t *testing.T) {
	c := newCharts(true, 10*time.Second)
	record := Record{Gap: netsim.Second}
	const steps = 100_000
	for i := range steps {
		record.Found = c.next - 1
		c.main(&record, 1)
		c.spread(record.Found, i%3, netsim.Millisecond)
		c.keep(&view.Point{HashRate: measured.Known(float64(i)), PoolMost: i})
		if i%777 == 0 {
			copied := c.clone().(*Charts)
			c = copied
		}
	}
	now := c.next - c.recent.step
	whole, recent := c.whole.until(now), c.recent.until(now)
	if from, to := whole.Range(); from != 0 || to >= wholePoints || to < wholePoints/2-1 {
		t.Errorf("the whole run has the points %d to %d", from, to)
	}
	if from, to := recent.Range(); to != steps || to-from != recentPoints {
		t.Errorf("the newest points are %d to %d", from, to)
	}
	if got := c.recent.points.Pages(); got > recentPoints/paged.PageSize+2 {
		t.Errorf("%d pages of the newest are kept", got)
	}
	sum := totalOf(&whole)
	if sum.Blocks != steps || sum.HashRate.Of() != steps || sum.Gaps != steps*netsim.Second || sum.PoolMost != steps-1 {
		t.Errorf("the whole run sums up to %+v", sum)
	}
	if mean, _ := sum.HashRate.Value(); mean < steps/2-1 || mean > steps/2+1 {
		t.Errorf("the mean of 0 to %d is %v", steps-1, mean)
	}
	if got := sum.Reached[0] + sum.Reached[1]; got != (steps+1)/3+(steps+2)/3 {
		t.Errorf("%d blocks reached a part of the network", got)
	}
}

func totalOf(s *view.Series) (sum view.Point) {
	from, to := s.Range()
	for i := from; i < to; i++ {
		sum.Add(s.At(i))
	}
	return sum
}
