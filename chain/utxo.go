package chain

import "iter"

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
	coins *coinTrie
}

// Get returns the coin at o, if it is unspent.
func (s UTXOSet) Get(o Outpoint) (Unspent, bool) {
	if s.coins != nil {
		if coin := s.coins.get(o); coin != nil {
			return coin.unspent(), true
		}
	}
	return Unspent{}, false
}

// has reports whether o is unspent.
func (s UTXOSet) has(o Outpoint) bool { return s.coins != nil && s.coins.get(o) != nil }

// Len returns the number of coins.
func (s UTXOSet) Len() int {
	if s.coins == nil {
		return 0
	}
	return s.coins.count
}

// All ranges over the coins in an order that means nothing, but is the same for
// the same block.
func (s UTXOSet) All() iter.Seq2[Outpoint, Unspent] {
	return func(yield func(Outpoint, Unspent) bool) {
		if s.coins == nil {
			return
		}
		for coin := range s.coins.all() {
			if !yield(coin.at, coin.unspent()) {
				return
			}
		}
	}
}

// Sum returns the amounts of all coins together. It wraps around as Entry.Supply does.
func (s UTXOSet) Sum() Amount {
	var sum Amount
	if s.coins != nil {
		for coin := range s.coins.all() {
			sum += coin.out.Amount
		}
	}
	return sum
}
