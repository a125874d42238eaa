package cluster

import (
	"fmt"
	"maps"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/node"
)

// Payment is a transaction that a command made and gave a word.
type Payment struct {
	Tx     *chain.Tx
	Payer  int
	Coins  []chain.Unspent // what its inputs spend
	Buried uint32          // height of its block, if that is forgotten
	Kept   bool            // nobody has been told of it yet
}

// Payments are those that have a word. Copies of a cluster share the map, so it is not written
// to.
type Payments map[string]Payment

// Free refuses a word that is another payment's.
func (p Payments) Free(word string) error {
	if _, taken := p[word]; taken {
		return fmt.Errorf("a payment is called %q already; expected another word", word)
	}
	return nil
}

// Note gives a payment its word, if there is one.
func (p *Payments) Note(word string, made Payment) {
	if word == "" {
		return
	}
	noted := maps.Clone(*p)
	if noted == nil {
		noted = Payments{}
	}
	noted[word] = made
	*p = noted
}

// Bury notes at which height the payments are that base's chain confirms and forgets: what is
// older than base down to the block before which nothing is kept.
func (p *Payments) Bury(base, oldest *chain.Entry) {
	if len(*p) == 0 {
		return
	}
	heights := map[chain.Hash]uint32{}
	for e := base.Parent(); e != nil && e.Height() >= oldest.Height(); e = e.Parent() {
		for _, tx := range e.Block().Txs {
			heights[tx.ID()] = e.Height()
		}
	}
	for word, made := range *p {
		if height, buried := heights[made.Tx.ID()]; buried {
			made.Buried = height
			p.Note(word, made)
		}
	}
}

// Spent are the coins that a transaction in a node's mempool spends: those of the node's chain
// or of other transactions in the pool. One that is in neither is nil.
func Spent(n *node.Node, tx *chain.Tx) []*chain.Unspent {
	return SpentOn(n.Chain().Tip(), n.Pool().Get, tx)
}

// SpentOn are the coins that a transaction of a block on this one spends: those of its branch, or
// of the other transactions that are known. One that is in neither is nil.
func SpentOn(parent *chain.Entry, known func(chain.Hash) *chain.Tx, tx *chain.Tx) []*chain.Unspent {
	coins := make([]*chain.Unspent, len(tx.In))
	for i, in := range tx.In {
		if coin, ok := parent.UTXO().Get(in.Prev); ok {
			coins[i] = &coin
		} else if before := known(in.Prev.Tx); before != nil {
			coins[i] = &chain.Unspent{Out: before.Out[in.Prev.Index]}
		}
	}
	return coins
}

// Pooled reports whether some node's mempool has a transaction.
func Pooled(nodes []*node.Node, id chain.Hash) bool {
	for _, n := range nodes {
		if n.Pool().Has(id) {
			return true
		}
	}
	return false
}
