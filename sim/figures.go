package sim

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// Reading is what figures of the world are read from.
func (w *World) Reading() watch.Reading { return w.watchers.Reading() }

// Blocks counts the blocks so far.
func (w *World) Blocks() figure.Blocks { return w.watchers.Metrics().Counts() }

// Height is the height of the best tip that any node has had.
func (w *World) Height() uint32 { return w.BestTip().Height() }

// BestTip is the end of the best chain.
func (w *World) BestTip() *chain.Entry { return w.watchers.Metrics().Best() }

// Tips is the number of different tips among running nodes.
func (w *World) Tips() int { return cluster.Tips(w.cluster) }

// Converged reports whether there are running nodes and all have the same tip.
func (w *World) Converged() bool { return w.Tips() == 1 }

// MinerRuns reports whether some running node mines.
func (w *World) MinerRuns() bool { return cluster.MinerRuns(w.cluster) }

// FoundAt is when a block was found; 0 for genesis and for what is forgotten.
func (w *World) FoundAt(e *chain.Entry) netsim.Time { return w.watchers.Metrics().FoundAt(e) }

// NewestBefore is when the last block before a moment was found; false if none was, or
// if it is forgotten.
func (w *World) NewestBefore(t netsim.Time) (netsim.Time, bool) {
	return w.watchers.Metrics().NewestBefore(t)
}

// Finds are the blocks found so far that are kept, in the order of their finding.
func (w *World) Finds() []view.Find { return w.watchers.Metrics().Finds() }

// FirstFailure is the first check that failed; "" if none did.
func (w *World) FirstFailure() string {
	failures := w.watchers.Checks().Failures()
	if len(failures) == 0 {
		return ""
	}
	return failures[0]
}

// Hashes is the number of hashes that all nodes have tried so far.
func (w *World) Hashes() uint64 {
	var sum uint64
	for _, n := range w.cluster.Nodes {
		sum += n.Hashes()
	}
	return sum
}

// Handled is the number of messages and timers handled so far.
func (w *World) Handled() uint64 {
	c := w.cluster.Network.Counters()
	return c.Delivered + c.Timers
}
