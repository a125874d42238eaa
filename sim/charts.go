package sim

import (
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/paged"
	"example.com/sosocoin/sim/view"
)

// Lengths of what the charts keep. When the course of the whole run is full, each two of
// its points become one and a step is twice as long: the memory for an endless run is
// bounded, and so is the work on it.
const (
	recentPoints = 320
	wholePoints  = 512
)

// looksAtOnce is how many looks at a world are worth a driver's while before it listens
// again, where nothing else happens.
const looksAtOnce = 16

// charts keeps the run's figures over time. The world is looked at whenever a step ends,
// at a moment of virtual time; blocks count where they were found, whenever it shows what
// becomes of them. So the course is the same however a run is cut into windows and
// copies. No window is cut at these moments, for windows that are cut leave processors
// idle: what nodes tell is taken up to the moment, and they have noted the size of their
// mempools.
type charts struct {
	recent, whole course
	next          netsim.Time // when to look; netsim.Never: nobody does
	looks         int         // since the nodes were told which moments count
}

// course is a series that grows.
type course struct {
	step   netsim.Time
	first  int // the oldest step kept
	points paged.List[view.Point]
}

func newCharts(observe bool, interval time.Duration) charts {
	if !observe {
		return charts{next: netsim.Never}
	}
	step := max(netsim.Time(interval)/10, netsim.Millisecond)
	return charts{recent: course{step: step}, whole: course{step: step}, next: step}
}

func (c *charts) clone() charts {
	copied := *c
	copied.recent.points, copied.whole.points = c.recent.points.Clone(), c.whole.points.Clone()
	return copied
}

// point returns the point of a moment, nil if it is not kept.
func (c *course) point(at netsim.Time) *view.Point {
	if c.step == 0 || at < netsim.Time(c.first)*c.step {
		return nil
	}
	return c.points.Change(int(at / c.step))
}

// about changes the points of a moment.
func (c *charts) about(at netsim.Time, change func(*view.Point)) {
	for _, course := range [...]*course{&c.recent, &c.whole} {
		if p := course.point(at); p != nil {
			change(p)
		}
	}
}

// main takes note that a block joins the best chain, or with -1 that it leaves it.
func (c *charts) main(r *blockRecord, change int) {
	if r.miner < 0 {
		return
	}
	c.about(r.found, func(p *view.Point) {
		p.Blocks += change
		p.Gaps += netsim.Time(change) * r.gap
	})
}

// spread takes note of how long a block found at some time took to a part of the nodes.
func (c *charts) spread(found netsim.Time, part int, took netsim.Time) {
	c.about(found, func(p *view.Point) {
		if part < len(p.Reached) {
			p.Reached[part]++
			p.Spread[part] += took
		}
	})
}

// look notes how the world stands at the end of a step.
func (c *charts) look(p *view.Point) {
	c.about(c.next-1, func(at *view.Point) { at.Add(p) })
	if oldest := int(c.next/c.recent.step) - recentPoints; oldest > c.recent.first {
		c.recent.first = oldest
		c.recent.points.Forget(oldest)
	}
	if int(c.next/c.whole.step) >= wholePoints {
		c.whole.halve()
	}
	c.next += c.recent.step
	c.looks++
}

// halve makes one point of each two.
func (c *course) halve() {
	var halved paged.List[view.Point]
	for i := 0; ; i++ {
		p := c.points.Look(i)
		if p == nil {
			break
		}
		halved.Change(i / 2).Add(p)
	}
	c.points, c.step = halved, 2*c.step
}

// until returns the course up to a moment.
func (c *course) until(now netsim.Time) view.Series {
	if c.step == 0 {
		return view.Series{}
	}
	return view.SeriesOf(c.step, c.first, int((now+c.step-1)/c.step)-c.first, c.points.Clone())
}

// chartsView is the course of the run so far.
func (w *World) chartsView() view.Charts {
	c := &w.metrics.charts
	return view.Charts{Recent: c.recent.until(w.Now()), Whole: c.whole.until(w.Now())}
}

// horizon is how far the world may be run at once. Windows in which something happens
// end before, unless the fastest message takes longer than so many steps.
func (c *charts) horizon() netsim.Time {
	if c.next == netsim.Never {
		return netsim.Never
	}
	return c.next + looksAtOnce*c.recent.step
}

// lookUntil looks at the world at the moments up to the given one. All that was told of
// before it must have been taken, and nothing of later.
func (w *World) lookUntil(at netsim.Time) {
	for w.metrics.charts.next <= at {
		w.look()
	}
}

// look looks at the world at the next of those moments.
func (w *World) look() {
	p := view.Point{HashRate: measured.Known(w.MiningRate()), Difficulty: w.Difficulty()}
	sum := 0.0
	for id, n := range w.nodes {
		if w.network.State(netsim.NodeID(id)) != netsim.StateCrashed {
			pooled := n.PoolAt(w.metrics.charts.looks)
			sum += float64(pooled)
			p.PoolMost = max(p.PoolMost, pooled)
		}
	}
	p.Pool = measured.MeanOf(sum, w.cluster.Running).Once()
	p.StaleRate = w.Blocks().StaleRate().Once()
	w.metrics.charts.look(&p)
}

// watchOn tells the nodes which moments count from now on.
func (w *World) watchOn() {
	if c := &w.metrics.charts; c.looks > 0 {
		c.looks = 0
		for _, n := range w.nodes {
			c.watch(n)
		}
	}
}

// watch has a node note what it will be asked for.
func (c *charts) watch(n *node.Node) {
	if c.next < netsim.Never {
		n.Watch(c.next, c.recent.step)
	}
}
