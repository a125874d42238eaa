package chain

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
)

// coinSet holds the confirmed coins of a wallet for coin selection, by outpoint and in order
// of amount. A payment from a wallet with thousands of coins must not look at all of them.
type coinSet struct {
	byOutpoint map[Outpoint]*spendable
	byAmount   []*spendable // smallest first, of equal ones the older, then by outpoint
	total      Amount
}

func newCoinSet() coinSet { return coinSet{byOutpoint: map[Outpoint]*spendable{}} }

func (s *coinSet) get(o Outpoint) (Unspent, bool) {
	if held := s.byOutpoint[o]; held != nil {
		return held.coin, true
	}
	return Unspent{}, false
}

func (s *coinSet) put(o Outpoint, coin Unspent) {
	held := &spendable{o, coin}
	i, _ := slices.BinarySearchFunc(s.byAmount, held, ascending)
	s.byAmount = slices.Insert(s.byAmount, i, held)
	s.byOutpoint[o] = held
	s.total += coin.Out.Amount
}

// fill puts in the owned coins of a set, in order of amount, which costs least.
func (s *coinSet) fill(set UTXOSet, owned func(Address) bool) {
	var found []*spendable
	for o, coin := range set.All() {
		if owned(coin.Out.To) {
			found = append(found, &spendable{o, coin})
		}
	}
	slices.SortFunc(found, ascending)
	for _, held := range found {
		s.put(held.at, held.coin)
	}
}

func (s *coinSet) remove(o Outpoint) {
	held := s.byOutpoint[o]
	if held == nil {
		return
	}
	i, _ := slices.BinarySearchFunc(s.byAmount, held, ascending)
	s.byAmount = slices.Delete(s.byAmount, i, i+1)
	delete(s.byOutpoint, o)
	s.total -= held.coin.Out.Amount
}

// from returns the place of the first coin of at least this amount.
func (s *coinSet) from(amount Amount) int {
	return sort.Search(len(s.byAmount), func(i int) bool { return s.byAmount[i].coin.Out.Amount >= amount })
}

// smallest returns the smallest coin of at least need that is free, or nil.
func (s *coinSet) smallest(need Amount, free func(*spendable) bool) *spendable {
	for _, held := range s.byAmount[s.from(need):] {
		if free(held) {
			return held
		}
	}
	return nil
}

// largest returns free coins of at least need together, the largest first, of
// equal ones the older; what it finds is less only if there is no more.
func (s *coinSet) largest(need Amount, free func(*spendable) bool) (chosen []*spendable, sum Amount) {
	for end := len(s.byAmount); end > 0 && sum < need; {
		start := s.from(s.byAmount[end-1].coin.Out.Amount)
		for _, held := range s.byAmount[start:end] {
			if sum < need && free(held) {
				chosen = append(chosen, held)
				sum += held.coin.Out.Amount
			}
		}
		end = start
	}
	return chosen, sum
}

func ascending(a, b *spendable) int {
	return cmp.Or(cmp.Compare(a.coin.Out.Amount, b.coin.Out.Amount), older(a, b))
}

func older(a, b *spendable) int {
	return cmp.Or(
		cmp.Compare(a.coin.Height, b.coin.Height),
		bytes.Compare(a.at.Tx[:], b.at.Tx[:]),
		cmp.Compare(a.at.Index, b.at.Index),
	)
}
