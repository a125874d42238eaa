package chain

import "sync"

// Old unspent sets share little with the newest one, so a store that kept the
// set of every block would grow by far more than its blocks. It keeps those of
// the blocks that were worked out last, as many as are made of so many changes.
// An older one, which only a very deep reorganisation or a look at a node that
// was away for long asks for, is replayed from genesis, or from the store's root.
const (
	stateChanges  = 1 << 14 // coins that came or went in the blocks whose sets are kept
	statesAtLeast = 16      // sets, however large their blocks
)

// states is the blocks whose unspent sets are at hand, the root left out, in the
// order in which they were worked out.
type states struct {
	most    int // changes
	mu      sync.Mutex
	recent  []state
	changes int
}

type state struct {
	entry   *Entry
	changes int
}

// add notes that a block's set is at hand, and forgets the oldest ones.
func (s *states) add(e *Entry, changes int) {
	if e.parent == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.recent = append(s.recent, state{e, changes})
	s.changes += changes
	for s.changes > s.most && len(s.recent) > statesAtLeast {
		oldest := s.recent[0]
		oldest.entry.utxo.Store(nil)
		s.changes -= oldest.changes
		s.recent = s.recent[1:]
	}
}

// forget lets go of the blocks that are no longer in the tree, and of its root, whose
// set is to stay at hand.
func (s *states) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	var kept []state
	for _, known := range s.recent {
		if known.entry.parent == nil {
			s.changes -= known.changes
		} else {
			kept = append(kept, known)
		}
	}
	s.recent = kept
}
