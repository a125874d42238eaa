package node

import (
	"cmp"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Policies are what a node decides for itself, whatever its rules: see package policy. The zero
// value is what all nodes begin with. They can be compared with ==.
type Policies struct {
	Following chain.Following // its Lots are the node's own
	Pool      chain.MempoolConfig
	Spends    chain.Unconfirmed
	BlockSize int // bytes that its blocks have at most, within its rules; 0: as much as these allow
	Bans      Bans
	BanTime   netsim.Time // how long a ban lasts; 0: as long as most do
	Delay     netsim.Time // that it goes on with its template after somebody else's block has come
}

// AreDefault reports whether they are those that all nodes begin with.
func (p Policies) AreDefault() bool {
	p.Following.Lots = 0
	return p == Policies{}
}

// PoliciesOf are a node's policies.
func PoliciesOf(n *Node) (p Policies) {
	if n.policies != nil {
		p = *n.policies
	}
	return p
}

// SetPolicies gives a node other policies, by which it looks again at what it has.
func SetPolicies(n *Node, env *netsim.Env, p Policies) {
	if p.Following.Lots == 0 && p.Following.Choice == chain.UniformTies {
		p.Following.Lots = env.Rand().Uint64()
	}
	before := PoliciesOf(n)
	n.policies = nil
	if p != (Policies{}) {
		n.policies = &p
	}
	if p.Pool != before.Pool {
		tellDropped(n, env, n.pool.Configure(p.Pool))
	}
	n.wallet.SetSpends(p.Spends)
	if p.Bans != before.Bans {
		bansAnew(n, env, before.Bans)
	}
	if p.Following != before.Following {
		Rejudge(n, env, func(known *chain.Chain) (chain.Change, bool) { return known.Follow(p.Following), true })
	} else if p.BlockSize != before.BlockSize || p.Delay != before.Delay {
		n.miner.restart(n, env)
	}
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

// wishOf is what the node wants of a block on a parent.
func wishOf(n *Node, parent *chain.Entry) chain.Wish {
	wish := n.chain.Rules().Wish(n.payTo, parent.Height()+1)
	if n.policies != nil && n.policies.BlockSize > 0 {
		wish.Limits.BlockSize = min(n.policies.BlockSize, wish.Limits.Of(n.config.Store.Params()).MaxBlockSize)
	}
	return wish
}

// delays has a miner go on with its template on the parent before for a while, if that is the
// node's policy, and reports whether it does.
func (m *miner) delays(n *Node, env *netsim.Env, before *chain.Entry) bool {
	if n.policies == nil || n.policies.Delay == 0 || !m.mining() || m.template.IsZero() {
		return false
	}
	if m.late == nil {
		m.late = before
		env.After(n.policies.Delay, newTemplate{m.gen})
	}
	return true
}

// ownNews prepares for a block of the miner's own, on which it goes on without delay, and returns
// its parent.
func (m *miner) ownNews(n *Node) *chain.Entry {
	parent := cmp.Or(m.late, n.Parent())
	if n.policies != nil {
		m.template, m.late = chain.Template{}, nil
	}
	return parent
}

// newTemplate fires when a miner goes over to the present tip at last.
type newTemplate struct{ gen uint64 }

func (x newTemplate) fire(n *Node, env *netsim.Env) {
	if n.miner.current(x.gen) {
		n.miner.restart(n, env)
	}
}
