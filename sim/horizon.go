package sim

import (
	"math"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
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

// easier is how much easier blocks may become within mostBlocks of them: by the rules of
// retargeting, a fourth at most in each of two windows of ten.
const easier = 16

// reach is the last answer to how long a window may be, and for what.
type reach struct {
	tip     *chain.Entry
	missing int
	fastest float64
	stretch netsim.Time
}

// momentOf is up to when a window may go that must not pass by the block which brings the
// best chain to a height: at the least, the next moment at which something happens.
func (w *World) momentOf(height uint32) netsim.Time {
	missing := 1
	if tallest := max(w.Height(), w.metrics.tallest); tallest < height {
		missing = int(height - tallest)
	}
	return w.within(w.stretchOf(min(missing, mostBlocks)))
}

// NextMoment is up to when a window may go in which nothing happens but what happens
// first.
func (w *World) NextMoment() netsim.Time { return w.within(1) }

// within is a time after the next event, which netsim.Never stands in for.
func (w *World) within(d netsim.Time) netsim.Time {
	next := w.network.Earliest()
	if next >= netsim.Never-d {
		return netsim.Never - 1
	}
	return next + d
}

// stretchOf is how long a window may be so that it brings no chain forward by so many
// blocks.
func (w *World) stretchOf(missing int) netsim.Time {
	r := &w.reach
	if r.tip != w.metrics.best || r.missing != missing || r.fastest != w.fastest {
		*r = reach{tip: w.metrics.best, missing: missing, fastest: w.fastest, stretch: netsim.Never}
		n := float64(missing)
		hashes, _ := w.Difficulty().Value()
		hashes = max(hashes/easier, 1)
		found := n / math.E * math.Pow(passedBy/float64(len(w.nodes)), 1/n)
		if most := found * hashes / w.fastest * float64(netsim.Second); most < float64(netsim.Never) {
			r.stretch = max(netsim.Time(most), 1)
		}
	}
	return r.stretch
}
