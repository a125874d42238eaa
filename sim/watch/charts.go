package watch

import (
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/paged"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
)

// Lengths of what the charts keep. When the course of the whole run is full, each two of
// its points become one and a step is twice as long: the memory for an endless run is
// bounded, and so is the work on it.
const (
	recentPoints = 320
	wholePoints  = 512
)

// LooksAtOnce is how many looks at a world are worth a driver's while before it listens
// again, where nothing else happens.
const LooksAtOnce = 16

// Charts keeps the run's figures over time. The world is looked at whenever a step ends,
// at a moment of virtual time; blocks count where they were found, whenever it shows what
// becomes of them. So the course is the same however a run is cut into windows and
// copies. No window is cut at these moments, for windows that are cut leave processors
// idle: what nodes tell is taken up to the moment, and they have noted the size of their
// mempools.
type Charts struct {
	nothing
	cluster       *cluster.Cluster
	metrics       *Metrics
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

// Charts are the figures over time.
func (w *Watchers) Charts() *Charts { return one[*Charts](w) }

func (*Charts) wanted(config *settings.Config) bool { return config.Observe }

func newCharts(observe bool, interval time.Duration) *Charts {
	if !observe {
		return &Charts{next: netsim.Never}
	}
	step := max(netsim.Time(interval)/10, netsim.Millisecond)
	return &Charts{recent: course{step: step}, whole: course{step: step}, next: step}
}

func (c *Charts) join(others *Watchers, of *cluster.Cluster) {
	c.cluster, c.metrics = of, others.Metrics()
}

func (c *Charts) clone() Watcher {
	copied := *c
	copied.recent.points, copied.whole.points = c.recent.points.Clone(), c.whole.points.Clone()
	return &copied
}

// point returns the point of a moment, nil if it is not kept.
func (c *course) point(at netsim.Time) *view.Point {
	if c.step == 0 || at < netsim.Time(c.first)*c.step {
		return nil
	}
	return c.points.Change(int(at / c.step))
}

// about changes the points of a moment.
func (c *Charts) about(at netsim.Time, change func(*view.Point)) {
	for _, course := range [...]*course{&c.recent, &c.whole} {
		if p := course.point(at); p != nil {
			change(p)
		}
	}
}

// main takes note that a block joins the best chain, or with -1 that it leaves it.
func (c *Charts) main(r *Record, change int) {
	if r.Miner < 0 {
		return
	}
	c.about(r.Found, func(p *view.Point) {
		p.Blocks += change
		p.Gaps += netsim.Time(change) * r.Gap
	})
}

// spread takes note of how long a block found at some time took to a part of the nodes.
func (c *Charts) spread(found netsim.Time, part int, took netsim.Time) {
	c.about(found, func(p *view.Point) {
		if part < len(p.Reached) {
			p.Reached[part]++
			p.Spread[part] += took
		}
	})
}

// keep notes how the world stands at the end of a step.
func (c *Charts) keep(p *view.Point) {
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

// View is the course of the run so far.
func (c *Charts) View(now netsim.Time) view.Charts {
	return view.Charts{Recent: c.recent.until(now), Whole: c.whole.until(now)}
}

// Horizon is how far the world may be run at once. Windows in which something happens
// end before, unless the fastest message takes longer than so many steps.
func (c *Charts) Horizon() netsim.Time {
	if c.next == netsim.Never {
		return netsim.Never
	}
	return c.next + LooksAtOnce*c.recent.step
}

// See looks at the world at the moments up to an event: the first of all watchers, so that
// all that was told of before has been taken, and nothing of later.
func (c *Charts) See(e *node.Event) { c.lookUntil(e.At) }

// Window looks at the world at the moments up to now.
func (c *Charts) Window(now netsim.Time) {
	c.lookUntil(now)
	c.watchOn()
}

// Added has a node that joins note what it will be asked for.
func (c *Charts) Added(id int) { c.watch(c.cluster.Nodes[id]) }

func (c *Charts) lookUntil(at netsim.Time) {
	for c.next <= at {
		c.look()
	}
}

// look looks at the world at the next of those moments.
func (c *Charts) look() {
	p := view.Point{HashRate: measured.Known(cluster.MiningRate(c.cluster)), Difficulty: c.metrics.Difficulty()}
	sum := 0.0
	for id, n := range c.cluster.Nodes {
		if c.cluster.Network.State(netsim.NodeID(id)) != netsim.StateCrashed {
			pooled := n.PoolSizes().At(c.looks, n.Pool().Len())
			sum += float64(pooled)
			p.PoolMost = max(p.PoolMost, pooled)
		}
	}
	p.Pool = measured.MeanOf(sum, c.cluster.Running).Once()
	p.StaleRate = c.metrics.Counts().StaleRate().Once()
	c.keep(&p)
}

// watchOn tells the nodes which moments count from now on.
func (c *Charts) watchOn() {
	if c.looks > 0 {
		c.looks = 0
		for _, n := range c.cluster.Nodes {
			c.watch(n)
		}
	}
}

// watch has a node note what it will be asked for.
func (c *Charts) watch(n *node.Node) {
	if c.next < netsim.Never {
		n.PoolSizes().Begin(c.next, c.recent.step)
	}
}
