package view

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/paged"
)

// Charts is the run's figures over time. Worlds that nobody observes keep none.
type Charts struct {
	Recent Series // the newest 320 steps or more, a tenth of the wanted block interval each
	Whole  Series // the whole run, in at most 512 steps
}

// Point is what was measured during one step of time. The first figures are means over
// the moments at which the world was looked at and had them.
type Point struct {
	HashRate   measured.Value // of running nodes that mine, hashes per second
	Difficulty measured.Value // expected hashes for the next block on the best tip
	Pool       measured.Value // mean number of transactions in the mempools of nodes that are up
	PoolMost   int            // the most in any of them
	StaleRate  measured.Value // of all blocks until then; 0 to 1

	Blocks int         // found in this step and now on the best chain
	Gaps   netsim.Time // sum of the times between them and their parents

	Reached [2]int         // blocks found in this step that 50 % and 90 % of the nodes have
	Spread  [2]netsim.Time // sum of the times that it took
}

// Interval is the mean time from parent to block, in seconds.
func (p *Point) Interval() measured.Value { return measured.MeanOf(p.Gaps.Seconds(), p.Blocks) }

// Propagation is the mean time, in seconds, until 50 or 90 % of the nodes (part 0 or 1)
// had a block, over the blocks that got so far.
func (p *Point) Propagation(part int) measured.Value {
	return measured.MeanOf(p.Spread[part].Seconds(), p.Reached[part])
}

// Add takes in what was measured during another step.
func (p *Point) Add(q *Point) {
	p.HashRate = p.HashRate.And(q.HashRate)
	p.Difficulty = p.Difficulty.And(q.Difficulty)
	p.Pool = p.Pool.And(q.Pool)
	p.PoolMost = max(p.PoolMost, q.PoolMost)
	p.StaleRate = p.StaleRate.And(q.StaleRate)
	p.Blocks += q.Blocks
	p.Gaps += q.Gaps
	for part := range p.Reached {
		p.Reached[part] += q.Reached[part]
		p.Spread[part] += q.Spread[part]
	}
}

// Series is a course of points, one after the other in equal steps of virtual time. It
// is a snapshot: nobody writes to it any more, and it shares what does not change with
// the views before and after. The zero value has no point.
type Series struct {
	step   netsim.Time
	first  int // point 0 of the series is step first of the run
	count  int
	points paged.List[Point]
}

// NewSeries returns a series that begins so many steps after the start of the run.
func NewSeries(step netsim.Time, first int, points ...Point) Series {
	s := Series{step: step, first: first, count: len(points)}
	for i := range points {
		*s.points.Change(first + i) = points[i]
	}
	return s
}

// SeriesOf returns the series of so many points of a list from number first on. It keeps the
// list, which nobody may write to any more.
func SeriesOf(step netsim.Time, first, count int, points paged.List[Point]) Series {
	return Series{step, first, count, points}
}

// Step is the time that a point stands for; 0 for a series that is not kept.
func (s *Series) Step() netsim.Time { return s.step }

// Range returns the numbers of the first point and of the first that is not there any
// more or not yet. Point i is about the time from i steps to i+1 steps.
func (s *Series) Range() (from, to int) { return s.first, s.first + s.count }

// At returns point i, for reading; nil if there is none.
func (s *Series) At(i int) *Point {
	if i < s.first || i >= s.first+s.count {
		return nil
	}
	if p := s.points.Look(i); p != nil {
		return p
	}
	return &Point{} // a step that has begun and in which nothing was measured yet
}
