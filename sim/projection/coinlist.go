package projection

import (
	"bytes"
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/view"
)

// coinKey is what a node's list depends on.
type coinKey struct {
	node    int
	tip     *chain.Entry
	version uint64 // of the mempool
	owners  int    // addresses that are known
}

// coinList is a node's list, the same as in the last view while nothing about
// it changed.
func (w *Projection) coinList(id int) *view.CoinList {
	n := w.cluster.Nodes[id]
	key := coinKey{id, n.Chain().Tip(), n.Pool().Version(), w.cluster.Owners.Len()}
	if w.coins != nil && w.coinKey == key {
		return w.coins
	}
	spent := map[chain.Outpoint]bool{}
	for _, pooled := range n.Pool().List() {
		for _, in := range pooled.Tx.In {
			spent[in.Prev] = true
		}
	}
	owner := cluster.OwnerNames(w.cluster)
	w.coinKey = key
	set := key.tip.UTXO() // the block itself may be forgotten when somebody looks
	w.coins = view.LazyCoins(func() []view.Coin {
		coins := largestCoins(set, CoinsShown)
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
func largestCoins(set chain.UTXOSet, most int) []view.Coin {
	kept := make([]view.Coin, 0, min(set.Len(), 2*most))
	full := false // the last of kept is the bar to get over
	for at, coin := range set.All() {
		c := view.Coin{Outpoint: at, Amount: coin.Out.Amount, Height: coin.Height, Coinbase: coin.Coinbase}
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

func compareCoins(a, b view.Coin) int {
	return cmp.Or(
		cmp.Compare(b.Amount, a.Amount), cmp.Compare(b.Height, a.Height),
		bytes.Compare(a.Outpoint.Tx[:], b.Outpoint.Tx[:]), cmp.Compare(a.Outpoint.Index, b.Outpoint.Index),
	)
}
