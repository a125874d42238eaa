package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Honest follows the protocol: it mines on the tip, publishes what it finds at once, and
// has no secrets.
type Honest struct{}

// Name is honest.
func (Honest) Name() string { return "honest" }

// Parent is the tip.
func (Honest) Parent(n *Node) *chain.Entry { return n.chain.Tip() }

// Found publishes the block.
func (Honest) Found(_ *Node, _ *netsim.Env, block *chain.Entry) []*chain.Entry {
	return []*chain.Entry{block}
}

// Heard has nothing to publish: no block of its own was ever kept back.
func (Honest) Heard(*Node, *netsim.Env, *chain.Entry) []*chain.Entry { return nil }

// Clone returns the same: it has no state.
func (Honest) Clone() Strategy { return Honest{} }
