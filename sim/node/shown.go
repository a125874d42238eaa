package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/query"
)

// shown is what a node shows to a neighbour that asks: what that one may hear of.
type shown struct {
	n   *Node
	env *netsim.Env
	by  netsim.NodeID
}

func (s shown) Tip() *chain.Entry      { return s.n.tipFor(s.by) }
func (s shown) Pool() *chain.Mempool   { return s.n.poolFor(s.by) }
func (s shown) Peers() []netsim.NodeID { return s.env.Peers() }
func (s shown) Address() chain.Address { return s.n.wallet.Addresses()[0] }

func (s shown) Tips() []query.BranchTip {
	return query.Tips(&s.n.chain, s.Tip(), s.n.coming(), func(e *chain.Entry) bool { return s.n.policy.mayTell(s.by, e) })
}

// Tips are the ends of all branches: see query.Tips.
func (n *Node) Tips() []query.BranchTip {
	return query.Tips(&n.chain, n.chain.Tip(), n.coming(), func(*chain.Entry) bool { return true })
}

// coming are the ends of branches of which blocks are missing.
func (n *Node) coming() (ends []*chain.Entry) {
	for _, f := range n.fetches.Open {
		if last := len(f.Due) - 1; last >= 0 && !n.chain.Knows(f.Due[last]) {
			ends = append(ends, f.Due[last])
		}
	}
	n.orphans.Ends(func(block *chain.Entry) {
		if n.chain.Remembers(block) {
			ends = append(ends, block)
		}
	})
	return ends
}
