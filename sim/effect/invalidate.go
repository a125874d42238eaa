package effect

import (
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
)

// invalidate has a node refuse a block that it has.
func invalidate(w *cluster.Cluster, c command.Invalidate) (string, error) {
	id, err := w.UpNode(c.Node)
	if err != nil {
		return "", err
	}
	n := w.Nodes[id]
	block, err := entryOf(w, id, c.Block)
	if err != nil {
		return "", err
	}
	before, ok := n.Chain().Tip(), false
	w.Call(id, func(env *netsim.Env) {
		ok = node.Rejudge(n, env, func(known *chain.Chain) (chain.Change, bool) { return known.Invalidate(block) })
	})
	if !ok {
		return "", fmt.Errorf("block %s at height %d cannot be refused: everybody begins with it", block.Hash().Short(), block.Height())
	}
	return fmt.Sprintf("%s: refuses block %s at height %d and all that is built on it", w.Name(id), block.Hash().Short(), block.Height()) + conclude(moves(w, id, before)), nil
}

// reconsider takes that back.
func reconsider(w *cluster.Cluster, c command.Reconsider) (string, error) {
	id, err := w.UpNode(c.Node)
	if err != nil {
		return "", err
	}
	n := w.Nodes[id]
	var named []*chain.Entry
	for _, e := range n.Chain().Void() {
		if c.All || c.Block.Matches(e) {
			named = append(named, e)
		}
	}
	switch {
	case len(n.Chain().Void()) == 0:
		return "", fmt.Errorf("%s was told to refuse no block; that is what invalidate does", w.Name(id))
	case len(named) == 0:
		return "", fmt.Errorf("%s was told to refuse no block %s; it refuses %s", w.Name(id), c.Block, voids(n.Chain()))
	}
	before := n.Chain().Tip()
	for _, block := range named {
		w.Call(id, func(env *netsim.Env) {
			node.Rejudge(n, env, func(known *chain.Chain) (chain.Change, bool) { return known.Reconsider(block) })
		})
	}
	return w.Name(id) + ": judges again what it was told to refuse" + conclude(moves(w, id, before)), nil
}

// voids lists what a node was told to refuse.
func voids(c *chain.Chain) string {
	text := ""
	for i, e := range c.Void() {
		if i > 0 {
			text += ", "
		}
		text += fmt.Sprintf("%s (h%d)", e.Hash().Short(), e.Height())
	}
	return text
}

// entryOf finds the block that a word stands for at a node.
func entryOf(w *cluster.Cluster, id int, b grammar.BlockOf) (*chain.Entry, error) {
	known := w.Nodes[id].Chain()
	if b.Tip {
		return known.Tip(), nil
	}
	if b.ID == "" {
		if e := known.Tip().Ancestor(b.Height); e != nil {
			return e, nil
		}
		return nil, fmt.Errorf("the chain of %s has no block %s; it goes from h%d to h%d", w.Name(id), b, known.Base().Height(), known.Tip().Height())
	}
	var found []*chain.Entry
	seen := map[*chain.Entry]bool{}
	for _, leaf := range known.Leaves() {
		for e := leaf; e != nil && !seen[e]; e = e.Parent() {
			if seen[e] = true; b.Matches(e) {
				found = append(found, e)
			}
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("no block that %s has begins or ends with %s", w.Name(id), b)
	case 1:
		return found[0], nil
	}
	return nil, fmt.Errorf("%s may be several blocks that %s has; expected more digits", b, w.Name(id))
}
