package orphanage

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// MaxTxs is how many transactions strangers can make a node keep outside its mempool.
const MaxTxs = 100

// Tx is a transaction that spends an output that the node does not know yet.
type Tx struct {
	Tx      *chain.Tx
	From    netsim.NodeID // who sent it
	Missing chain.Hash    // the transaction that would make the output
}

// Txs are the transactions whose parents may still be on their way, the oldest first.
type Txs []Tx

// Has reports whether a transaction waits.
func (list Txs) Has(id chain.Hash) bool {
	return slices.ContainsFunc(list, func(w Tx) bool { return w.Tx.ID() == id })
}

// Keep keeps a transaction, unless it waits already.
func (list *Txs) Keep(w Tx) {
	if list.Has(w.Tx.ID()) {
		return
	}
	if len(*list) == MaxTxs {
		*list = append((*list)[:0], (*list)[1:]...)
	}
	*list = append(*list, w)
}

// Take takes out those that are ready.
func (list *Txs) Take(ready func(Tx) bool) []Tx {
	var taken, kept []Tx
	for _, w := range *list {
		if ready(w) {
			taken = append(taken, w)
		} else {
			kept = append(kept, w)
		}
	}
	if len(taken) > 0 {
		*list = kept
	}
	return taken
}
