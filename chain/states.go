package chain

import "sync"

// Old unspent sets share little with the newest one, so a store that kept the
// set of every block would grow by far more than its blocks. It keeps those of
// the blocks that were worked out last, as many as are made of so many changes, and of
// those before them one in so many, as far back as is worth it. One that is not at hand, which
// only a deep reorganisation or a look at a node that was away for long asks for, is replayed
// from the next older one that is; the oldest ones from genesis, or from the store's root.
const (
	stateChanges  = 1 << 14 // coins that came or went since the oldest set that is kept
	recentPart    = 8       // of them, in blocks whose sets are all kept
	statesAtLeast = 16      // sets, however large their blocks
	keptHeights   = 16      // of the older sets those are kept whose heights are multiples
)

// states is the blocks whose unspent sets are at hand, the root left out, in the
// order in which they were worked out.
type states struct {
	most   int // changes
	mu     sync.Mutex
	recent aged // all
	older  aged // some; with each count those that were let go since the one before
	passed int  // changes since the last that is among the older ones
}

// aged are blocks in the order in which their sets were worked out, and all their changes.
type aged struct {
	list    []state
	changes int
}

type state struct {
	entry   *Entry
	changes int
}

func (a *aged) add(s state) {
	a.list = append(a.list, s)
	a.changes += s.changes
}

func (a *aged) oldest() state {
	oldest := a.list[0]
	a.list = a.list[1:]
	a.changes -= oldest.changes
	return oldest
}

// forget lets go of blocks that are no longer in the tree.
func (a *aged) forget() {
	var kept aged
	for _, known := range a.list {
		if known.entry.parent != nil {
			kept.add(known)
		}
	}
	*a = kept
}

// add notes that a block's set is at hand, and forgets old ones.
func (s *states) add(e *Entry, changes int) {
	if e.parent == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.recent.add(state{e, changes})
	for s.recent.changes > s.most/recentPart && len(s.recent.list) > statesAtLeast {
		s.age(s.recent.oldest())
	}
	for s.recent.changes+s.passed+s.older.changes > s.most && len(s.older.list) > 0 {
		s.older.oldest().entry.utxo.Store(nil)
	}
}

// age keeps or forgets what is no longer recent.
func (s *states) age(past state) {
	s.passed += past.changes
	if past.entry.height%keptHeights != 0 {
		past.entry.utxo.Store(nil)
		return
	}
	past.changes, s.passed = s.passed, 0
	s.older.add(past)
}

// forget lets go of the blocks that are no longer in the tree, and of its root, whose
// set is to stay at hand.
func (s *states) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.recent.forget()
	s.older.forget()
}
