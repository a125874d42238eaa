package chain

import (
	"bytes"
	"slices"
)

// beside are blocks whose hash is that of another, or could be: those whose transactions are not
// the ones of their header, and all that was built on them. None stands in the way of the other.
type beside struct {
	keys   map[*Entry]Hash // in the store's index
	byHash map[Hash][]*Entry
}

// note adds a block that is beside.
func (b *beside) note(e *Entry, key Hash) {
	if b.keys == nil {
		b.keys, b.byHash = map[*Entry]Hash{}, map[Hash][]*Entry{}
	}
	b.keys[e] = key
	// What comes first is chance where nodes run at once; the order of keys is none.
	b.byHash[e.Hash()] = append(slices.Clone(b.byHash[e.Hash()]), e)
	slices.SortFunc(b.byHash[e.Hash()], func(x, y *Entry) int {
		x1, y1 := b.keys[x], b.keys[y]
		return bytes.Compare(x1[:], y1[:])
	})
}

// among are those of the blocks that are still in an index.
func (b *beside) among(index map[Hash]*Entry) (left beside) {
	for e, key := range b.keys {
		if index[key] == e {
			left.note(e, key)
		}
	}
	return left
}

// AddOn is Add for a block that was made on parent, where that may be one of several blocks
// with one hash: a block whose transactions are not those of its header can be built on, by
// who takes it. What is built there stands beside the blocks that others build, as its parent does.
func (s *Store) AddOn(parent *Entry, b *Block) (*Entry, error) {
	s.mu.RLock()
	key, aside := s.beside.keys[parent]
	s.mu.RUnlock()
	if !aside || parent.Hash() != b.Header.Prev {
		return s.Add(b)
	}
	own := taggedHash(forgedTag, b.hash[:], b.root[:])
	return s.put(parent, b, taggedHash(forgedTag, key[:], own[:]), true)
}

// All returns the blocks with this hash: that of Get, if there is one, and then those whose
// transactions, or those of an ancestor, are not the ones of their header.
func (s *Store) All(h Hash) []*Entry {
	s.mu.RLock()
	defer s.mu.RUnlock()
	all := s.beside.byHash[h]
	if e := s.index[h]; e != nil {
		all = slices.Concat([]*Entry{e}, all)
	}
	return all
}

// compare orders blocks by their hashes, and those of one hash as it does whichever came first.
func (s *Store) compare(a, b *Entry) int {
	if order := bytes.Compare(a.block.hash[:], b.block.hash[:]); order != 0 {
		return order
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	x, y := s.beside.keys[a], s.beside.keys[b] // zero: the one that is found by its hash
	return bytes.Compare(x[:], y[:])
}

// on returns the block with this hash on the way from tip to genesis, or nil.
func (s *Store) on(tip *Entry, h Hash) *Entry {
	for _, e := range s.All(h) {
		if tip.Ancestor(e.height) == e {
			return e
		}
	}
	return nil
}
