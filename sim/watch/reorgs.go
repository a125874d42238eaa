package watch

import (
	"iter"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch/reorgs"
	"example.com/sosocoin/sim/watch/ring"
)

// ReorgsKept is how many reorganisations are kept for the dashboard.
const ReorgsKept = 100

// Reorgs keeps the newest reorganisations.
type Reorgs struct {
	nothing
	cluster  *cluster.Cluster
	metrics  *Metrics
	together netsim.Time // within so long the same change of several nodes is one
	kept     ring.Of[SharedReorg]
	returns  ring.Of[Return]
	moves    int          // of all nodes so far
	views    []view.Reorg // of the last view; nil: there is news
}

// SharedReorg is a reorganisation that nodes made at about the same time.
type SharedReorg struct {
	view.Reorg
	Order  []int // of Moves among those of all reorganisations, which tells them apart at one moment
	change *chain.Change
	fate   *chain.Fate // in the mempool of the first node
}

// Return is a node's move back onto blocks that it has had before, without a reorganisation: it
// had given them up when it judged its blocks anew, as one does whose rules change, and nothing
// has come in their place.
type Return struct {
	view.ReorgMove
	On    []chain.Hash
	Order int // as that of a SharedReorg
}

// Reorgs has the newest reorganisations.
func (w *Watchers) Reorgs() *Reorgs { return one[*Reorgs](w) }

func (*Reorgs) wanted(config *settings.Config) bool { return config.Observe }

func (r *Reorgs) join(others *Watchers, of *cluster.Cluster) {
	r.cluster, r.metrics = of, others.Metrics()
}

// clone returns a copy; neither of the two writes to what they share.
func (r *Reorgs) clone() Watcher {
	c := &Reorgs{together: r.together, kept: r.kept.Clone(), returns: r.returns.Clone(), moves: r.moves}
	for shared := range c.kept.All() {
		shared.Moves, shared.Order = slices.Clip(shared.Moves), slices.Clip(shared.Order)
	}
	return c
}

// See takes a node's reorganisation, or return.
func (r *Reorgs) See(e *node.Event) {
	switch {
	case e.Verb != node.Moved:
	case e.Change.Reorg():
		r.take(e)
	case e.Judged:
		r.moves++
		r.returns.Add(ReorgsKept, Return{view.ReorgMove{At: e.At, Node: int(e.Node)}, hashesOf(e.Change.On, false), r.moves})
	}
}

func (r *Reorgs) take(e *node.Event) {
	move := view.ReorgMove{At: e.At, Node: int(e.Node)}
	r.views = nil
	r.moves++
	for i := r.kept.Len() - 1; i >= 0; i-- {
		same := r.kept.At(i)
		if same.Moves[0].At+r.together < e.At {
			break
		}
		if same.change.Old != e.Change.Old || same.change.New != e.Change.New {
			continue
		}
		same.At, same.Moves, same.Order = e.At, append(same.Moves, move), append(same.Order, r.moves)
		if !sameFate(same.fate, e.Fate) {
			same.Differ++
		}
		return
	}
	r.kept.Add(ReorgsKept, SharedReorg{
		Reorg: view.Reorg{
			At: e.At, Moves: []view.ReorgMove{move},
			Common: view.RefTo(e.Change.Common), Old: view.RefTo(e.Change.Old), New: view.RefTo(e.Change.New),
			Off: hashesOf(e.Change.Off, true), On: hashesOf(e.Change.On, false),
			Card: reorgs.Card(r.cluster, e, r.miner),
		},
		change: e.Change, fate: e.Fate, Order: []int{r.moves},
	})
}

// miner is the node that has found a block.
func (r *Reorgs) miner(block *chain.Entry) int {
	if record := r.metrics.Record(block); record != nil {
		return record.Miner
	}
	return -1
}

func hashesOf(blocks []*chain.Entry, backwards bool) []chain.Hash {
	hashes := make([]chain.Hash, len(blocks))
	for i, e := range blocks {
		hashes[i] = e.Hash()
	}
	if backwards {
		slices.Reverse(hashes)
	}
	return hashes
}

// sameFate reports whether two mempools gave the same transactions back and up, in
// whatever order.
func sameFate(a, b *chain.Fate) bool {
	if len(a.Returned) != len(b.Returned) || len(a.Dropped) != len(b.Dropped) {
		return false
	}
	const returned, dropped = 1, 2
	told := map[chain.Hash]int{}
	for _, tx := range a.Returned {
		told[tx.ID()] |= returned
	}
	for i := range a.Dropped {
		told[a.Dropped[i].Tx.ID()] |= dropped
	}
	return !slices.ContainsFunc(b.Returned, func(tx *chain.Tx) bool { return told[tx.ID()]&returned == 0 }) &&
		!slices.ContainsFunc(b.Dropped, func(d chain.Dropped) bool { return told[d.Tx.ID()]&dropped == 0 })
}

// All are the reorganisations that are kept, oldest first.
func (r *Reorgs) All() iter.Seq[*SharedReorg] { return r.kept.All() }

// Returns are the returns that are kept, oldest first.
func (r *Reorgs) Returns() iter.Seq[*Return] { return r.returns.All() }

// Moves is how many changes of single nodes there were so far.
func (r *Reorgs) Moves() int { return r.moves }

// CompleteSince is the time since which all reorganisations and returns are kept.
func (r *Reorgs) CompleteSince() (since netsim.Time) {
	if r.kept.Len() == ReorgsKept {
		since = r.kept.At(0).Moves[0].At
	}
	if r.returns.Len() == ReorgsKept {
		since = max(since, r.returns.At(0).At)
	}
	return since
}

// Newest lists the reorganisations, newest first: the list of the last view, as long
// as there was none since then.
func (r *Reorgs) Newest() []view.Reorg {
	if r.views == nil && r.kept.Len() > 0 {
		r.views = make([]view.Reorg, r.kept.Len())
		for i := range r.views {
			r.views[i] = r.kept.At(r.kept.Len() - 1 - i).Reorg
		}
	}
	return r.views
}
