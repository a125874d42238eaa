package kit

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// HashText names a block's hash for a copy.
func HashText(h chain.Hash) (what, text string) {
	if h.IsZero() {
		return "", ""
	}
	return h.Short() + "'s hash", h.String()
}

// IDText names a transaction's id for a copy.
func IDText(id chain.Hash) (what, text string) {
	return "transaction " + id.Short() + "'s id", id.String()
}

// ToBlock and ToTx are what is inspected by a hash.
func ToBlock(h chain.Hash) view.Subject { return view.Subject{Hash: h} }
func ToTx(h chain.Hash) view.Subject    { return view.Subject{Hash: h, Tx: true} }
