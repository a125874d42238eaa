package sim

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// Base is the oldest block that the world keeps: genesis, unless Config.Keep has it forget
// what is older. Times of blocks, lists and histories begin there; figures count the
// whole run.
func (w *World) Base() *chain.Entry { return w.cluster.Shared.Base }

// forgetSometimes forgets blocks when a quarter more than Config.Keep are there. It looks
// at moments of virtual time alone, so that it does not matter how the run is cut into
// windows: what a node added later begins with is the same in every run.
func (w *World) forgetSometimes() {
	if w.config.Keep == 0 || w.Now() < w.nextForget {
		return
	}
	w.nextForget = w.Now() + netsim.Time(w.config.Interval)
	keep := uint32(w.config.Keep)
	if w.Height()-w.Base().Height() <= keep+keep/4 {
		return
	}
	if base := w.oldestNeeded(keep); base.Height() >= w.Base().Height()+keep/4 {
		w.forget(base)
	}
}

// oldestNeeded is the block below which nothing can make a difference any more: so many
// blocks below the last one that everybody shares, crashed nodes and messages under way
// included. Where branches have grown longer since then it is as many as they are long:
// a locator that looks for their common root reaches at most so far beyond it.
func (w *World) oldestNeeded(keep uint32) *chain.Entry {
	shared, highest := w.watchers.Metrics().Best(), uint32(0)
	refer := func(e *chain.Entry) {
		if e != shared {
			shared = chain.CommonAncestor(shared, e)
		}
		highest = max(highest, e.Height())
	}
	for _, n := range w.cluster.Nodes {
		n.Refers(refer)
	}
	w.cluster.Network.EachMessage(func(msg any) { node.Refers(msg, w.cluster.Shared.Store, refer) })
	depth := max(keep, highest-shared.Height())
	return shared.Ancestor(max(shared.Height()-min(depth, shared.Height()), w.Base().Height()))
}

// forget forgets what is older than base. Sums are kept.
func (w *World) forget(base *chain.Entry) {
	w.cluster.Paid.Bury(base, w.Base())
	for _, n := range w.cluster.Nodes {
		n.ForgetBelow(base)
	}
	w.watchers.Forget(base)
	w.cluster.Shared.Base = base
	if !w.copied {
		ForgetShared(w)
	}
}

// ForgetShared forgets the blocks that no world of some needs that are copies of each
// other. All copies that are to be run or looked at again have to be among them, and
// their bases on one chain. A world that was never copied does it by itself.
func ForgetShared(worlds ...*World) {
	lowest := slices.MinFunc(worlds, func(a, b *World) int { return int(a.Base().Height()) - int(b.Base().Height()) }).Base()
	store := lowest.Store()
	// The targets of the next blocks follow from a window of older ones.
	root := max(int64(lowest.Height())-int64(store.Params().Window), int64(store.Root().Height()))
	store.Forget(lowest.Ancestor(uint32(root)))
}
