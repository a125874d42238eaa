package sim

import (
	"bytes"
	"cmp"
	"slices"
	"sync"

	"example.com/sosocoin/chain"
)

// CoinList is the largest unspent outputs of a tip, largest amount first. It is
// made when somebody looks, on the goroutine of the one who looks: of a long
// chain there are too many to sort them for every view. It is safe for
// concurrent use; the zero value and nil are empty.
type CoinList struct {
	once  sync.Once
	make  func() []CoinView
	coins []CoinView
}

// LazyCoins returns the list that list makes when somebody looks.
func LazyCoins(list func() []CoinView) *CoinList { return &CoinList{make: list} }

// NewCoinList returns a list of these coins.
func NewCoinList(coins ...CoinView) *CoinList {
	return &CoinList{make: func() []CoinView { return coins }}
}

// All returns the coins.
func (l *CoinList) All() []CoinView {
	if l == nil {
		return nil
	}
	l.once.Do(func() {
		if l.make != nil {
			l.coins, l.make = l.make(), nil
		}
	})
	return l.coins
}

// coinKey is what a node's list depends on.
type coinKey struct {
	node    int
	tip     *chain.Entry
	version uint64 // of the mempool
	owners  int    // addresses that are known
}

// coinList is a node's list, the same as in the last view while nothing about
// it changed.
func (w *World) coinList(id int) *CoinList {
	n := w.nodes[id]
	key := coinKey{id, n.Chain().Tip(), n.Pool().Version(), len(w.owners)}
	if w.coins != nil && w.coinKey == key {
		return w.coins
	}
	spent := map[chain.Outpoint]bool{}
	for _, pooled := range n.Pool().List() {
		for _, in := range pooled.Tx.In {
			spent[in.Prev] = true
		}
	}
	owner := w.ownerNames()
	w.ownersShared = true
	w.coinKey = key
	set := key.tip.UTXO() // the block itself may be forgotten when somebody looks
	w.coins = LazyCoins(func() []CoinView {
		coins := largestCoins(set, coinsShown)
		for i := range coins {
			coin, _ := set.Get(coins[i].Outpoint)
			coins[i].Owner = owner(coin.Out.To)
			coins[i].Spent = spent[coins[i].Outpoint]
		}
		return coins
	})
	return w.coins
}

// largestCoins returns the most valuable coins of a set; of equal ones the
// younger come first.
func largestCoins(set chain.UTXOSet, most int) []CoinView {
	kept := make([]CoinView, 0, min(set.Len(), 2*most))
	full := false // the last of kept is the bar to get over
	for at, coin := range set.All() {
		c := CoinView{Outpoint: at, Amount: coin.Out.Amount, Height: coin.Height, Coinbase: coin.Coinbase}
		if full && compareCoins(c, kept[most-1]) > 0 {
			continue
		}
		if kept = append(kept, c); len(kept) == 2*most {
			slices.SortFunc(kept, compareCoins)
			kept, full = kept[:most], true
		}
	}
	slices.SortFunc(kept, compareCoins)
	return kept[:min(len(kept), most)]
}

func compareCoins(a, b CoinView) int {
	return cmp.Or(
		cmp.Compare(b.Amount, a.Amount), cmp.Compare(b.Height, a.Height),
		bytes.Compare(a.Outpoint.Tx[:], b.Outpoint.Tx[:]), cmp.Compare(a.Outpoint.Index, b.Outpoint.Index),
	)
}
