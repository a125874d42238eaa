package sim

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
)

// reorgsKept is how many reorganisations are kept for the dashboard.
const reorgsKept = 100

// reorgs keeps the newest reorganisations.
type reorgs struct {
	ring[sharedReorg]
	moves int          // of all nodes so far
	views []view.Reorg // of the last view; nil: there is news
}

// sharedReorg is a reorganisation that nodes made at about the same time.
type sharedReorg struct {
	view.Reorg
	change *chain.Change
	fate   *chain.Fate // in the mempool of the first node
	order  []int       // of Moves among those of all reorganisations, which tells them apart at one moment
}

// clone returns a copy; neither of the two writes to what they share.
func (r *reorgs) clone() reorgs {
	c := reorgs{ring: r.ring.clone(), moves: r.moves}
	for i := range c.items {
		c.items[i].Moves, c.items[i].order = slices.Clip(c.items[i].Moves), slices.Clip(c.items[i].order)
	}
	return c
}

// addReorg takes a node's reorganisation.
func (w *World) addReorg(e *node.Event) {
	r, move := &w.reorgs, view.ReorgMove{At: e.At, Node: int(e.Node)}
	r.views = nil
	r.moves++
	for i := len(r.items) - 1; i >= 0; i-- {
		same := r.at(i)
		if same.Moves[0].At+netsim.Time(w.config.Interval) < e.At {
			break
		}
		if same.change.Old != e.Change.Old || same.change.New != e.Change.New {
			continue
		}
		same.At, same.Moves, same.order = e.At, append(same.Moves, move), append(same.order, r.moves)
		if !sameFate(same.fate, e.Fate) {
			same.Differ++
		}
		return
	}
	r.add(reorgsKept, sharedReorg{
		Reorg: view.Reorg{
			At: e.At, Moves: []view.ReorgMove{move},
			Common: refer(e.Change.Common), Old: refer(e.Change.Old), New: refer(e.Change.New),
			Off: hashesOf(e.Change.Off, true), On: hashesOf(e.Change.On, false),
			Card: w.reorgCard(e),
		},
		change: e.Change, fate: e.Fate, order: []int{r.moves},
	})
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

// newest lists the reorganisations, newest first: the list of the last view, as long
// as there was none since then.
func (r *reorgs) newest() []view.Reorg {
	if r.views == nil && len(r.items) > 0 {
		r.views = make([]view.Reorg, len(r.items))
		for i := range r.views {
			r.views[i] = r.at(len(r.items) - 1 - i).Reorg
		}
	}
	return r.views
}
