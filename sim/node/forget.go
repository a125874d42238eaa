package node

import "example.com/sosocoin/chain"

// ForgetBelow forgets the blocks below base: an ancestor of the tip and of all that any
// node or message Refers to.
func (n *Node) ForgetBelow(base *chain.Entry) {
	n.chain.Forget(base)
	n.wallet.Forget(base)
	if s, ok := n.policy.Strategy.(Keeper); ok {
		s.Forget(base)
	}
}

// Refers visits the blocks that the node may speak of or ask about again. Branches that it
// has left are not among them: it answers questions about them, but nobody has one who
// does not refer to them himself. Nor are orphans: one is taken up when somebody sends its
// parent, to which he then refers; else it waits for ever, and may be forgotten.
func (n *Node) Refers(visit func(*chain.Entry)) {
	visit(n.chain.Tip())
	visit(n.Parent())
	if late := n.miner.late; late != nil {
		visit(late)
	}
	n.requests.Refers(visit)
	n.fetches.Refers(visit)
	if s, ok := n.policy.Strategy.(Keeper); ok {
		s.Refers(visit)
	}
}

// Refers visits the blocks that a message or a timer refers to. Of a locator it is those
// that its sender has from its receiver and from its own tip; all others follow from them.
func Refers(msg any, s *chain.Store, visit func(*chain.Entry)) {
	switch m := msg.(type) {
	case Message:
		m.Refers(s, visit)
	case interface {
		refers(*chain.Store, func(*chain.Entry))
	}:
		m.refers(s, visit)
	}
}
