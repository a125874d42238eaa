package watch

import (
	"maps"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/watch/reorgs"
	"example.com/sosocoin/sim/watch/ring"
)

// Undone measures what reorganisations do to payments that somebody took for final: those that
// a node had in its chain, and those whose coins the other branch spends otherwise.
type Undone struct {
	nothing
	metrics *Metrics

	deepest   map[chain.Hash]int       // the most confirmations that a node took a payment from
	conflicts map[[2]chain.Hash]bool   // pairs of payments of two branches that spend one coin
	changes   ring.Of[[2]*chain.Entry] // the newest, which other nodes may make as well
}

// changesKnown is how many changes of tip are known again. Nodes make the same at about one
// time.
const changesKnown = 8

// Undone is what is measured of payments that were confirmed and then were not.
func (w *Watchers) Undone() *Undone { return one[*Undone](w) }

func (*Undone) wanted(*settings.Config) bool { return true }

func (u *Undone) join(others *Watchers, _ *cluster.Cluster) { u.metrics = others.Metrics() }

func (u *Undone) clone() Watcher {
	return &Undone{deepest: maps.Clone(u.deepest), conflicts: maps.Clone(u.conflicts), changes: u.changes.Clone()}
}

// See takes what a node takes off its chain.
func (u *Undone) See(e *node.Event) {
	if e.Verb != node.Moved || !e.Change.Reorg() {
		return
	}
	change := [2]*chain.Entry{e.Change.Old, e.Change.New}
	for known := range u.changes.All() {
		if *known == change {
			return
		}
	}
	u.changes.Add(changesKnown, change)
	for i, block := range e.Change.Off {
		for _, tx := range block.Block().Txs {
			if !tx.IsCoinbase() {
				u.took(tx.ID(), i+1)
			}
		}
	}
	for _, c := range reorgs.Conflicts(e.Change) {
		if u.conflicts == nil {
			u.conflicts = map[[2]chain.Hash]bool{}
		}
		u.conflicts[[2]chain.Hash{c.Off.ID(), c.On.ID()}] = true
	}
}

// took notes from how many confirmations a payment was taken.
func (u *Undone) took(id chain.Hash, confirmations int) {
	if u.deepest == nil {
		u.deepest = map[chain.Hash]int{}
	}
	u.deepest[id] = max(u.deepest[id], confirmations)
}

// Forget leaves the payments that are confirmed for good, as far as is known.
func (u *Undone) Forget(*chain.Entry) {
	maps.DeleteFunc(u.deepest, func(id chain.Hash, _ int) bool { return u.metrics.Open(id) == nil })
	u.changes = ring.Of[[2]*chain.Entry]{}
}

// Lost are the payments that a node had confirmed and that are lost now: they are not on the best
// chain, and wait in no mempool. Of each it has the most confirmations, the fewest first.
func (u *Undone) Lost() (confirmations []int) {
	for id, most := range u.deepest {
		if u.metrics.Open(id) != nil && !cluster.Pooled(u.metrics.cluster.Nodes, id) {
			confirmations = append(confirmations, most)
		}
	}
	slices.Sort(confirmations)
	return confirmations
}

// Conflicts counts the pairs of payments that two branches of a reorganisation spent the same
// coins for.
func (u *Undone) Conflicts() int { return len(u.conflicts) }
