package node

import "example.com/sosocoin/chain"

// Item names a block or a transaction: exactly one field is set.
type Item struct {
	Block *chain.Entry
	Tx    chain.Hash
}

// same reports whether two items are one: cheaper than to compare all of both.
func (i *Item) same(j *Item) bool {
	return i.Block == j.Block && (i.Block != nil || i.Tx == j.Tx)
}

func (i Item) refers(visit func(*chain.Entry)) {
	if i.Block != nil {
		visit(i.Block)
	}
}

func (i Item) words() string {
	if i.Block != nil {
		return "block " + i.Block.Hash().Short()
	}
	return "tx " + i.Tx.Short()
}
