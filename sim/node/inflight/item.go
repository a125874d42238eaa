package inflight

import "example.com/sosocoin/chain"

// Item names a block or a transaction: exactly one field is set.
type Item struct {
	Block *chain.Entry
	Tx    chain.Hash
}

// Same reports whether two items are one: cheaper than to compare all of both.
func (i *Item) Same(j *Item) bool {
	return i.Block == j.Block && (i.Block != nil || i.Tx == j.Tx)
}

// Refers visits the block, if it is one.
func (i Item) Refers(visit func(*chain.Entry)) {
	if i.Block != nil {
		visit(i.Block)
	}
}

// Words is what people call it: "block 3f2a9c".
func (i Item) Words() string {
	if i.Block != nil {
		return "block " + i.Block.Hash().Short()
	}
	return "tx " + i.Tx.Short()
}
