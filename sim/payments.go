package sim

import "example.com/sosocoin/chain"

// Payment is the transaction that a command gave a word, or nil.
func (w *World) Payment(word string) *chain.Tx {
	return w.cluster.Paid[word].Tx
}
