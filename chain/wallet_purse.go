package chain

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
)

// purse is the confirmed coins of a wallet, at hand by their outpoint and in the
// order of their amounts: a payment of a wallet with thousands of coins must not
// look at all of them.
type purse struct {
	at       map[Outpoint]*spendable
	byAmount []*spendable // smallest first, of equal ones the older, then by outpoint
	total    Amount
}

func newPurse() purse { return purse{at: map[Outpoint]*spendable{}} }

func (p *purse) get(o Outpoint) (Unspent, bool) {
	if held := p.at[o]; held != nil {
		return held.coin, true
	}
	return Unspent{}, false
}

func (p *purse) put(o Outpoint, coin Unspent) {
	held := &spendable{o, coin}
	i, _ := slices.BinarySearchFunc(p.byAmount, held, ascending)
	p.byAmount = slices.Insert(p.byAmount, i, held)
	p.at[o] = held
	p.total += coin.Out.Amount
}

// fill puts in the coins of a set that somebody owns, in their order, which costs least.
func (p *purse) fill(set UTXOSet, owned func(Address) bool) {
	var found []*spendable
	for o, coin := range set.All() {
		if owned(coin.Out.To) {
			found = append(found, &spendable{o, coin})
		}
	}
	slices.SortFunc(found, ascending)
	for _, held := range found {
		p.put(held.at, held.coin)
	}
}

func (p *purse) remove(o Outpoint) {
	held := p.at[o]
	if held == nil {
		return
	}
	i, _ := slices.BinarySearchFunc(p.byAmount, held, ascending)
	p.byAmount = slices.Delete(p.byAmount, i, i+1)
	delete(p.at, o)
	p.total -= held.coin.Out.Amount
}

// from returns the place of the first coin of at least this amount.
func (p *purse) from(amount Amount) int {
	return sort.Search(len(p.byAmount), func(i int) bool { return p.byAmount[i].coin.Out.Amount >= amount })
}

// smallest returns the smallest coin of at least need that is free, or nil.
func (p *purse) smallest(need Amount, free func(*spendable) bool) *spendable {
	for _, held := range p.byAmount[p.from(need):] {
		if free(held) {
			return held
		}
	}
	return nil
}

// largest returns free coins of at least need together, the largest first, of
// equal ones the older; what it finds is less only if there is no more.
func (p *purse) largest(need Amount, free func(*spendable) bool) (chosen []*spendable, sum Amount) {
	for end := len(p.byAmount); end > 0 && sum < need; {
		start := p.from(p.byAmount[end-1].coin.Out.Amount)
		for _, held := range p.byAmount[start:end] {
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
