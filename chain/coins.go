package chain

import (
	"encoding/binary"
	"iter"
)

// coinTrie is a set of unspent outputs that never changes: a change makes another one that shares
// all but the way to the coin with it. It is a trie over the hashes that transactions are named
// by. A block makes such a way at least, which is most of what an empty one costs, so branches
// are narrow: a way through them is a third of that through the 32 places of a general map.
// The zero value is empty.
type coinTrie struct {
	top   branch
	count int
}

// branch is a place of the trie where ways part. Each way leads to a coin, to another branch or
// nowhere.
type branch struct {
	coin [ways]*coinLeaf
	sub  [ways]*branch
}

const (
	waysBits = 2
	ways     = 1 << waysBits
)

// coinLeaf is an unspent output in the trie. The output is that of the transaction itself.
type coinLeaf struct {
	at     Outpoint
	height int32 // of the block that made it; that of a coinbase, less than 0, is ^height
	out    *TxOut
}

func newCoinLeaf(at Outpoint, out *TxOut, height uint32, coinbase bool) *coinLeaf {
	c := &coinLeaf{at: at, height: int32(height), out: out}
	if coinbase {
		c.height = ^c.height
	}
	return c
}

// unspent is the coin as others see it.
func (c *coinLeaf) unspent() Unspent {
	if c.height < 0 {
		return Unspent{Out: *c.out, Height: uint32(^c.height), Coinbase: true}
	}
	return Unspent{Out: *c.out, Height: uint32(c.height)}
}

// way is which way leads to an outpoint at a depth. The ways of two outpoints part somewhere:
// after those by a hash come those by all that the outpoint is.
func (o *Outpoint) way(hash uint64, depth int) int {
	const hashed = 64 / waysBits
	if depth < hashed {
		return int(hash >> (waysBits * depth) % ways)
	}
	at := waysBits * (depth - hashed)
	if at/8 < len(o.Tx) {
		return int(o.Tx[at/8] >> (at % 8) % ways)
	}
	return int(o.Index >> (at - 8*len(o.Tx)) % ways)
}

// hash uses that a transaction's id is a hash already.
func (o *Outpoint) hash() uint64 {
	return binary.LittleEndian.Uint64(o.Tx[:]) ^ uint64(o.Index)*0x9e3779b97f4a7c15
}

// get returns the coin at o, or nil.
func (s *coinTrie) get(o Outpoint) *coinLeaf {
	hash, b := o.hash(), &s.top
	for depth := 0; b != nil; depth++ {
		way := o.way(hash, depth)
		if c := b.coin[way]; c != nil {
			if c.at == o {
				return c
			}
			return nil
		}
		b = b.sub[way]
	}
	return nil
}

// with returns the set with a coin, in the place of one at the same outpoint.
func (s *coinTrie) with(c *coinLeaf) coinTrie {
	with := coinTrie{top: s.top, count: s.count + 1}
	hash, b := c.at.hash(), &with.top
	for depth := 0; ; depth++ {
		way := c.at.way(hash, depth)
		switch held := b.coin[way]; {
		case held != nil && held.at == c.at:
			with.count--
			b.coin[way] = c
			return with
		case held != nil: // both move on
			next := &branch{}
			next.coin[held.at.way(held.at.hash(), depth+1)] = held
			b.coin[way], b.sub[way] = nil, next
			b = next
		case b.sub[way] != nil:
			next := *b.sub[way]
			b.sub[way] = &next
			b = &next
		default:
			b.coin[way] = c
			return with
		}
	}
}

// without returns the set without the coin at o.
func (s *coinTrie) without(o Outpoint) coinTrie {
	if s.get(o) == nil {
		return *s
	}
	less := coinTrie{top: s.top, count: s.count - 1}
	less.top.remove(&o, o.hash(), 0)
	return less
}

// remove takes out the coin at o, which is there, of a branch that nobody else has. A coin that
// is left alone in a branch moves up, so that what a trie looks like depends on what is in it
// alone.
func (b *branch) remove(o *Outpoint, hash uint64, depth int) {
	way := o.way(hash, depth)
	if b.coin[way] != nil {
		b.coin[way] = nil
		return
	}
	next := *b.sub[way]
	next.remove(o, hash, depth+1)
	if alone := next.alone(); alone != nil {
		b.coin[way], b.sub[way] = alone, nil
	} else {
		b.sub[way] = &next
	}
}

// alone returns the coin of a branch that has no other; nil if it has more.
func (b *branch) alone() (alone *coinLeaf) {
	for way := range ways {
		switch {
		case b.sub[way] != nil, b.coin[way] != nil && alone != nil:
			return nil
		case b.coin[way] != nil:
			alone = b.coin[way]
		}
	}
	return alone
}

// all ranges over the coins.
func (s *coinTrie) all() iter.Seq[*coinLeaf] {
	return func(yield func(*coinLeaf) bool) { s.top.visit(yield) }
}

func (b *branch) visit(yield func(*coinLeaf) bool) bool {
	for way := range ways {
		if c := b.coin[way]; c != nil && !yield(c) {
			return false
		}
		if sub := b.sub[way]; sub != nil && !sub.visit(yield) {
			return false
		}
	}
	return true
}
