package effect

import (
	"fmt"
	"iter"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/grammar"
)

// What people choose to make things of by hand: a payment by its word, the reward of a block by
// the block's height, and anything by digits of its hash, as the node knows it or, where it does
// not, as anybody does.

// chosen are the coins of a list. One that no transaction makes is an error: nobody could say
// whose signature it takes.
func chosen(w *cluster.Cluster, id int, list []grammar.Coin) ([]forge.Coin, error) {
	coins := make([]forge.Coin, len(list))
	for i, c := range list {
		from, err := txOf(w, id, c.Of)
		if err != nil {
			return nil, err
		}
		if int64(c.Index) >= int64(len(from.Out)) {
			return nil, fmt.Errorf("%s: transaction %s has outputs 0 to %d", c, from.ID().Short(), len(from.Out)-1)
		}
		coins[i] = forge.OutputOf(from, c.Index)
	}
	return coins, nil
}

// txOf is the transaction that a word, a height or digits stand for.
func txOf(w *cluster.Cluster, id int, of string) (*chain.Tx, error) {
	if made, ok := w.Paid[of]; ok {
		return made.Tx, nil
	}
	if e, err := blockAt(w, id, of); e != nil || err != nil {
		if err == nil && len(e.Block().Txs) == 0 {
			err = fmt.Errorf("block %s at height %d has no transaction", e.Hash().Short(), e.Height())
		}
		if err != nil {
			return nil, err
		}
		return e.Block().Txs[0], nil
	}
	if !grammar.IsID(of) {
		return nil, fmt.Errorf("no payment is called %q; give one a name with: send n0 n1 5 as=%s", of, of)
	}
	found := map[chain.Hash]*chain.Tx{}
	look := func(tx *chain.Tx) {
		if named(tx.ID(), of) {
			found[tx.ID()] = tx
		}
	}
	for _, n := range w.Nodes {
		for tx := range n.Pool().All() {
			look(tx)
		}
	}
	for e := range everyBlock(w) {
		for _, tx := range e.Block().Txs {
			look(tx)
		}
	}
	for _, made := range w.Paid {
		look(made.Tx)
	}
	return only(found, "transaction", of)
}

// blockAt is the block of a height such as h3 on a node's chain; nil where a word is no height.
func blockAt(w *cluster.Cluster, id int, of string) (*chain.Entry, error) {
	height, ok := grammar.Height(of)
	if !ok {
		return nil, nil
	}
	tip := w.Nodes[id].Chain().Tip()
	if e := tip.Ancestor(height); e != nil {
		return e, nil
	}
	return nil, fmt.Errorf("%s: the chain of %s has no such block; its tip is at height %d", of, w.Name(id), tip.Height())
}

// blockOf is the block that a height or digits stand for; "" is a node's tip.
func blockOf(w *cluster.Cluster, id int, of string) (*chain.Entry, error) {
	if of == "" {
		return w.Nodes[id].Chain().Tip(), nil
	}
	if e, err := blockAt(w, id, of); e != nil || err != nil {
		return e, err
	}
	found := map[chain.Hash]*chain.Entry{}
	for e := range everyBlock(w) {
		if named(e.Hash(), of) {
			found[e.Hash()] = e
		}
	}
	return only(found, "block", of)
}

// everyBlock is each block that some node has, once.
func everyBlock(w *cluster.Cluster) iter.Seq[*chain.Entry] {
	return func(yield func(*chain.Entry) bool) {
		seen := map[*chain.Entry]bool{}
		for _, n := range w.Nodes {
			for _, leaf := range n.Chain().Leaves() {
				for e := leaf; e != nil && !seen[e]; e = e.Parent() {
					if seen[e] = true; !yield(e) {
						return
					}
				}
			}
		}
	}
}

// named reports whether a hash begins or ends with digits.
func named(h chain.Hash, digits string) bool {
	text, digits := h.String(), strings.ToLower(digits)
	return strings.HasPrefix(text, digits) || strings.HasSuffix(text, digits)
}

// only is the one thing that was found.
func only[T any](found map[chain.Hash]T, what, digits string) (one T, err error) {
	switch len(found) {
	case 0:
		return one, fmt.Errorf("no %s that any node has begins or ends with %s", what, digits)
	case 1:
		for _, one = range found {
		}
		return one, nil
	}
	return one, fmt.Errorf("%d %ss begin or end with %s; give more digits", len(found), what, digits)
}
