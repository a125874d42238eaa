package sim

import "example.com/sosocoin/chain"

// Payment is the transaction that a command gave a word, or nil.
func (w *World) Payment(word string) *chain.Tx {
	return w.cluster.Paid[word].Tx
}

// Confirmations is how many blocks stand on the one with a payment, itself counted, up
// to tip; 0 if the chain of tip does not have it.
func (w *World) Confirmations(word string, tip *chain.Entry) int {
	tx := w.Payment(word)
	if tx == nil {
		return 0
	}
	if _, waits := w.metrics.open[tx.ID()]; waits && tip == w.metrics.best {
		return 0
	}
	if buried := w.cluster.Paid[word].Buried; buried > 0 {
		return int(tip.Height()-buried) + 1
	}
	for e := tip; e != nil; e = e.Parent() {
		for _, other := range e.Block().Txs {
			if other.ID() == tx.ID() {
				return int(tip.Height()-e.Height()) + 1
			}
		}
	}
	return 0
}
