package chain

import "sync"

// Store is the block index of a world: it holds every block that any node has made or
// received, once. What it says of a block depends on that block and its ancestors alone, so
// nodes that share a store learn nothing from each other through it. What a single node
// knows is its Chain. A Store may be used by any number of goroutines.
type Store struct {
	params   Params
	retarget *RetargetRule
	genesis  *Entry
	root     *Entry // the oldest block that is not forgotten; see Forget

	mu     sync.RWMutex
	index  map[Hash]*Entry
	beside beside
	added  int // blocks so far, forgotten ones too

	states    states
	addresses addressBook
	checks    sync.Pool // of *Check: rules take one by its address, which costs memory for each block
}

// NewStore returns a store that holds the genesis block of p, or Validate's error.
func NewStore(p Params) (*Store, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	s := &Store{params: p, retarget: retargetRule(p.Retarget), states: states{most: stateChanges}}
	s.checks.New = func() any { return &Check{} }
	s.genesis = newGenesis(s)
	s.root = s.genesis
	s.index, s.added = map[Hash]*Entry{s.genesis.Hash(): s.genesis}, 1
	return s, nil
}

// newGenesis makes the block that everybody has from the start and that no rule
// judges: height 0, time 0, no work, one coinbase.
func newGenesis(s *Store) *Entry {
	p := s.params
	txs := []*Tx{NewCoinbase(0, TxOut{To: p.GenesisAddress, Amount: p.SubsidyAt(0)})}
	e := &Entry{store: s, block: NewBlock(Header{Merkle: TxRoot(txs), Bits: p.StartBits}, txs)}
	e.skip = e
	e.work = blockWork(p.StartBits)
	e.childBits = p.StartBits
	e.connect(&coinTrie{})
	e.verdicts.Store(&verdict{any: true})
	return e
}

// Params returns the parameters of the world.
func (s *Store) Params() Params { return s.params }

// Genesis returns the first block. It is at hand even where Forget has forgotten it.
func (s *Store) Genesis() *Entry { return s.genesis }

// Len returns the number of blocks that are not forgotten, genesis included.
func (s *Store) Len() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.index)
}

// Get returns the block with this hash, or nil.
func (s *Store) Get(h Hash) *Entry {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.index[h]
}

// Add stores b, valid or not, and returns its entry; a block that is there
// already gives the entry that it has. A block whose parent is not in the store, or
// too close to what Forget has forgotten, is a *ParentError, which is an
// ErrUnknownParent.
//
// A block whose transactions are not those of its header shares the hash of the
// true one, in whose way it must not stand: it gets an entry of its own that
// Get does not find, and that only AddOn builds on.
func (s *Store) Add(b *Block) (*Entry, error) {
	key, aside := b.hash, b.Swapped()
	if aside {
		key = taggedHash(forgedTag, b.hash[:], b.root[:])
	}
	return s.put(s.Get(b.Header.Prev), b, key, aside)
}

// put stores b on parent, at a key of the index.
func (s *Store) put(parent *Entry, b *Block, key Hash, aside bool) (*Entry, error) {
	if known := s.Get(key); known != nil {
		return known, nil
	}
	if parent == nil || s.tooDeep(parent) {
		return nil, &ParentError{Block: b.hash, Parent: b.Header.Prev}
	}
	e := newEntry(parent, b)
	s.mu.Lock()
	defer s.mu.Unlock()
	if known := s.index[key]; known != nil {
		return known, nil // another goroutine was faster
	}
	e.index = s.added
	s.added++
	s.index[key] = e
	if aside {
		s.beside.note(e, key)
	}
	return e, nil
}
