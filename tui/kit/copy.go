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

// AddressText names a node's address for a copy.
func AddressText(v *view.View, id int) (what, text string) {
	for i := range v.Nodes {
		if v.Nodes[i].ID == id {
			return v.Name(id) + "'s address", v.Nodes[i].Address.String()
		}
	}
	return "", ""
}

// ToBlock and ToTx are what is inspected by a hash.
func ToBlock(h chain.Hash) view.Subject { return view.Subject{Hash: h} }
func ToTx(h chain.Hash) view.Subject    { return view.Subject{Hash: h, Tx: true} }
