package watch

import (
	"iter"
	"maps"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// Blocks are those that are kept, in the order of their finding; genesis is none of them.
// Nobody else writes to the list.
func (m *Metrics) Blocks() []*chain.Entry { return m.blocks }

// All are all blocks that are kept, the oldest first, with genesis if that is.
func (m *Metrics) All() iter.Seq[*chain.Entry] {
	return func(yield func(*chain.Entry) bool) {
		if base := m.cluster.Base(); base.Height() == 0 && !yield(base) {
			return
		}
		for _, e := range m.blocks {
			if !yield(e) {
				return
			}
		}
	}
}

// After are the blocks that are kept but the first so many found.
func (m *Metrics) After(count int) []*chain.Entry {
	return m.blocks[max(len(m.blocks)-(m.found-count), 0):]
}

// Block returns a block that the world has now and keeps, or nil. Copies of a world at
// other times share its store, so what that has may be still to come here. Of several blocks with
// one hash it is the one on the best chain, or the one that its header is about.
func (m *Metrics) Block(h chain.Hash) (found *chain.Entry) {
	for _, e := range m.cluster.Shared.Store.All(h) {
		if !isOn(e, m.cluster.Base()) {
			continue
		}
		if r := m.Record(e); r != nil && r.Entry == e && (found == nil || r.Main) {
			found = e
		}
	}
	return found
}

// FoundAt is when a block was found; 0 for genesis and for what is forgotten.
func (m *Metrics) FoundAt(e *chain.Entry) netsim.Time {
	if record := m.Record(e); record != nil {
		return record.Found
	}
	return 0
}

// Finds tells of the blocks that are kept when they were found and by whom, in that order.
func (m *Metrics) Finds() []view.Find {
	finds := make([]view.Find, 0, len(m.blocks))
	for _, e := range m.blocks {
		if r := m.Record(e); r != nil {
			finds = append(finds, view.Find{At: r.Found, Miner: r.Miner, Main: r.Main})
		}
	}
	return finds
}

// NewestBefore is when the last block before a moment was found; false if none was, or
// if it is forgotten.
func (m *Metrics) NewestBefore(t netsim.Time) (netsim.Time, bool) {
	for _, e := range slices.Backward(m.blocks) {
		if found := m.FoundAt(e); found < t {
			return found, true
		}
	}
	return 0, false
}

// Pages is how many pages it takes to know what is known of the blocks.
func (m *Metrics) Pages() int { return m.records.Pages() }

// Open is a transaction that was made and is not on the best chain, or nil.
func (m *Metrics) Open(id chain.Hash) *chain.Tx { return m.open[id].tx }

// AllOpen are the ids of all those, in no order.
func (m *Metrics) AllOpen() iter.Seq[chain.Hash] { return maps.Keys(m.open) }
