package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Policies are what a node decides for itself, whatever its rules: see package policy. The zero
// value is what all nodes begin with. They can be compared with ==.
type Policies struct {
	Following chain.Following // its Lots are the node's own
}

// holdOut tells that the node does not follow a heavier branch, when that becomes heavier.
func (n *Node) holdOut(env *netsim.Env, from netsim.NodeID, block *chain.Entry) {
	off, holds := n.chain.HoldsOut(block)
	if !holds {
		return
	}
	if _, before := n.chain.HoldsOut(block.Parent()); !before {
		n.tell(env, Event{Verb: Stayed, Peer: from, Block: block, Count: int(off)})
	}
}

// AreDefault reports whether they are those that all nodes begin with.
func (p Policies) AreDefault() bool {
	p.Following.Lots = 0
	return p == Policies{}
}

// PoliciesOf are a node's policies.
func PoliciesOf(n *Node) Policies { return Policies{Following: n.chain.Following()} }

// SetPolicies gives a node other policies, by which it looks again at what it has.
func SetPolicies(n *Node, env *netsim.Env, p Policies) {
	if p.Following.Lots == 0 && p.Following.Choice == chain.UniformTies {
		p.Following.Lots = env.Rand().Uint64()
	}
	if p.Following != n.chain.Following() {
		Rejudge(n, env, func(known *chain.Chain) (chain.Change, bool) { return known.Follow(p.Following), true })
	}
}
