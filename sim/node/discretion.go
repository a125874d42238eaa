package node

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// To a neighbour that may not hear of all its blocks, a node says what it would say if
// it had only those that the neighbour may hear of: that is its face. It has its own tip,
// and its own mempool, in which the transactions of kept-back blocks are still waiting
// and those that spend what such blocks made are missing.

// face is the mempool as a neighbour may know it (see PoolOn), made from the mempool of a version.
type face struct {
	tip, shown *chain.Entry
	version    uint64
	pool       *chain.Mempool
}

// tipFor is the tip as a neighbour may know it: of the branches that it may hear of, the
// one with the most work.
func (n *Node) tipFor(peer netsim.NodeID) *chain.Entry {
	if tip := n.chain.Tip(); n.policy.mayTell(peer, tip) {
		return tip
	}
	best := n.chain.Base()
	for _, e := range n.chain.Leaves() {
		if e.Work().Cmp(best.Work()) <= 0 {
			continue // so are all before it
		}
		for e != n.chain.Base() && !n.policy.mayTell(peer, e) {
			e = e.Parent()
		}
		if e.Work().Cmp(best.Work()) > 0 {
			best = e
		}
	}
	return best
}

// poolFor is the mempool as a neighbour may know it.
func (n *Node) poolFor(peer netsim.NodeID) *chain.Mempool {
	if n.policy.discreet == nil {
		return n.pool
	}
	return PoolOn(n, n.tipFor(peer))
}

// mayTell reports whether a neighbour may hear that the node has an item.
func (n *Node) mayTell(peer netsim.NodeID, item Item) bool {
	switch {
	case n.policy.discreet == nil:
		return true
	case item.Block != nil:
		return n.policy.discreet.Tell(peer, item)
	}
	return n.policy.discreet.Tell(peer, item) && n.poolFor(peer).Has(item.Tx)
}

// announceTip spreads a block to those for whom it is the node's tip: else it has lost, or
// they were told of a better one.
func (n *Node) announceTip(env *netsim.Env, block *chain.Entry, heard []netsim.NodeID) {
	if n.policy.discreet == nil {
		if n.chain.Tip() == block {
			n.announceBlock(env, block, heard)
		}
		return
	}
	for _, peer := range env.Peers() {
		if n.tipFor(peer) != block {
			heard = append(heard, peer)
		}
	}
	n.announceBlock(env, block, heard)
}

// deaf adds to those who need not hear of an item those who may not.
func (n *Node) deaf(env *netsim.Env, item Item, heard []netsim.NodeID) []netsim.NodeID {
	if n.policy.discreet == nil {
		return heard
	}
	heard = slices.Clone(heard)
	for _, peer := range env.Peers() {
		if !n.mayTell(peer, item) {
			heard = append(heard, peer)
		}
	}
	return heard
}
