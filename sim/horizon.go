package sim

import (
	"math"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/watch"
)

// A run that ends with a block ends at the moment of that block, wherever its windows
// would end: those depend on what else is asked for, and that must not show. So no window
// may be longer than a moment if the block could be found in it.
//
// Blocks that are found by different nodes in one window cannot build on each other, since
// nothing that is sent in it arrives in it. So a chain grows by n blocks in a window only
// if one node finds all n, and the chance of that is bounded (Chernoff) by
// (e·m/n)^n, where m is how many the node finds in so long a time in expectation.

// What a window may be: so unlikely that a block is passed by is as good as impossible,
// and more blocks than these at once need no longer windows.
const (
	passedBy   = 1e-18
	mostBlocks = 16
)

// reach is the last answer to how long a window may be, for what, and up to which time
// that holds.
type reach struct {
	tip     *chain.Entry
	missing int
	fastest float64
	stretch netsim.Time
	until   netsim.Time
}

// momentOf is up to when a window may go that must not pass by the block which brings the
// best chain to a height: at the least, the next moment at which something happens.
func (w *World) momentOf(height uint32) netsim.Time {
	missing := 1
	if tallest := max(w.Height(), w.watchers.Metrics().Tallest()); tallest < height {
		missing = int(height - tallest)
	}
	return within(w.cluster.Network, w.pace.stretchOf(w.cluster, w.watchers.Metrics(), min(missing, mostBlocks)))
}

// NextMoment is up to when a window may go in which nothing happens but what happens
// first.
func (w *World) NextMoment() netsim.Time { return within(w.cluster.Network, 1) }

// within is a time after the next event, which netsim.Never stands in for.
func within(n *netsim.Network, d netsim.Time) netsim.Time {
	next := n.Earliest()
	if next >= netsim.Never-d {
		return netsim.Never - 1
	}
	return next + d
}

// stretchOf is how long a window may be so that it brings no chain forward by so many
// blocks.
func (p *pace) stretchOf(c *cluster.Cluster, m *watch.Metrics, missing int) netsim.Time {
	p.learn(c)
	r := &p.reach
	if r.tip != m.Best() || r.missing != missing || r.fastest != p.fastest || r.until != netsim.Never && r.until-c.Network.Earliest() < r.stretch {
		*r = reach{tip: m.Best(), missing: missing, fastest: p.fastest}
		// With some rules blocks get easier as time passes. So the answer is for an interval,
		// where that gives longer windows than an answer that holds whatever the time.
		r.stretch, r.until = p.stretchBy(c, m, missing, netsim.Never), netsim.Never
		next, ahead := c.Network.Earliest(), netsim.Time(c.Config.Interval)
		if next < netsim.Never-ahead {
			if soon := min(p.stretchBy(c, m, missing, next+ahead), ahead); soon > r.stretch {
				r.stretch, r.until = soon, next+ahead
			}
		}
	}
	return r.stretch
}

// stretchBy is stretchOf for windows that end by then.
func (p *pace) stretchBy(c *cluster.Cluster, m *watch.Metrics, missing int, end netsim.Time) netsim.Time {
	n := float64(missing)
	hashes, _ := m.Difficulty().Value()
	hashes = max(hashes/m.Best().Easier(mostBlocks, latestTime(c, end)), 1)
	found := n / math.E * math.Pow(passedBy/float64(len(c.Nodes)), 1/n)
	most := found * hashes / p.fastest * float64(netsim.Second)
	if most >= float64(netsim.Never) {
		return netsim.Never
	}
	return max(netsim.Time(most), 1)
}

// latestTime is the latest time (ms) that a header can have by then: by the clock that
// is furthest ahead.
func latestTime(c *cluster.Cluster, end netsim.Time) int64 {
	ahead := netsim.Time(0)
	for id := range c.Nodes {
		ahead = max(ahead, c.Network.SkewOf(netsim.NodeID(id)))
	}
	if end >= netsim.Never-ahead {
		return math.MaxInt64
	}
	return int64((end + ahead) / netsim.Millisecond)
}
