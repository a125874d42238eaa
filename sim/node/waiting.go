package node

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// maxWaiting is how many transactions strangers can make a node keep outside its mempool.
const maxWaiting = 100

// waiting is a transaction that spends an output that this node does not know yet.
type waiting struct {
	tx      *chain.Tx
	from    netsim.NodeID
	missing chain.Hash // the transaction that would make the output
}

// waitingTxs are the transactions whose parents may still be on their way, the oldest
// first.
type waitingTxs []waiting

func (list waitingTxs) has(id chain.Hash) bool {
	return slices.ContainsFunc(list, func(w waiting) bool { return w.tx.ID() == id })
}

func (list *waitingTxs) keep(w waiting) {
	if list.has(w.tx.ID()) {
		return
	}
	if len(*list) == maxWaiting {
		*list = append((*list)[:0], (*list)[1:]...)
	}
	*list = append(*list, w)
}

// take takes out those that are ready.
func (list *waitingTxs) take(ready func(waiting) bool) []waiting {
	var taken, kept []waiting
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

// retry offers the waiting transactions that may be ready again, and then
// those that waited for the ones that were taken.
func (list *waitingTxs) retry(n *Node, env *netsim.Env, ready func(waiting) bool) {
	for len(*list) > 0 {
		offered := list.take(ready)
		if len(offered) == 0 {
			return
		}
		taken := map[chain.Hash]bool{}
		for _, w := range offered {
			if n.addTx(env, w.from, w.tx) == nil {
				n.policy.listen(n, env, w.from, Item{Tx: w.tx.ID()})
				n.announceTx(env, w.tx, []netsim.NodeID{w.from})
				taken[w.tx.ID()] = true
			}
		}
		ready = func(w waiting) bool { return taken[w.missing] }
	}
}
