package chain

import (
	"encoding/binary"
	"iter"

	"github.com/benbjohnson/immutable"
)

// Unspent is an output that nobody has spent yet, and where it comes from.
type Unspent struct {
	Out      TxOut
	Height   uint32 // of the block that made it
	Coinbase bool   // it may have to mature
}

// UTXOSet is the state of the ledger: every unspent output. It is a persistent
// map; a change makes a new set that shares all but a few nodes with the old one,
// so every block keeps its own and a reorganisation only moves a pointer. The
// zero value is empty.
type UTXOSet struct {
	coins *immutable.Map[Outpoint, *Unspent]
}

// Get returns the coin at o, if it is unspent.
func (s UTXOSet) Get(o Outpoint) (Unspent, bool) {
	if coin := s.get(o); coin != nil {
		return *coin, true
	}
	return Unspent{}, false
}

// Len returns the number of coins.
func (s UTXOSet) Len() int {
	if s.coins == nil {
		return 0
	}
	return s.coins.Len()
}

// All ranges over the coins in an order that means nothing, but is the same for
// the same block.
func (s UTXOSet) All() iter.Seq2[Outpoint, Unspent] {
	return func(yield func(Outpoint, Unspent) bool) {
		if s.coins == nil {
			return
		}
		for coins := s.coins.Iterator(); !coins.Done(); {
			if o, coin, _ := coins.Next(); !yield(o, *coin) {
				return
			}
		}
	}
}

func (s UTXOSet) get(o Outpoint) *Unspent {
	if s.coins == nil {
		return nil
	}
	coin, _ := s.coins.Get(o)
	return coin
}

func (s UTXOSet) with(o Outpoint, coin *Unspent) UTXOSet {
	if s.coins == nil {
		s.coins = immutable.NewMap[Outpoint, *Unspent](outpointHasher{})
	}
	return UTXOSet{s.coins.Set(o, coin)}
}

func (s UTXOSet) without(o Outpoint) UTXOSet {
	if s.coins == nil {
		return s
	}
	return UTXOSet{s.coins.Delete(o)}
}

// outpointHasher uses that a transaction's id is already a hash.
type outpointHasher struct{}

func (outpointHasher) Hash(o Outpoint) uint32 {
	return binary.LittleEndian.Uint32(o.Tx[:]) ^ o.Index*0x9e3779b1
}

func (outpointHasher) Equal(a, b Outpoint) bool { return a == b }
