package node

import "example.com/sosocoin/chain"

// ForgetBelow forgets the blocks below base: an ancestor of the tip and of all that any
// node or message Refers to.
func (n *Node) ForgetBelow(base *chain.Entry) {
	n.chain.Forget(base)
	n.wallet.Forget(base)
}

// Refers visits the blocks that the node may speak of or ask about again. Branches that it
// has left are not among them: it answers questions about them, but nobody has one who
// does not refer to them himself. Nor are orphans: one is taken up when somebody sends its
// parent, to which he then refers; else it waits for ever, and may be forgotten.
func (n *Node) Refers(visit func(*chain.Entry)) {
	visit(n.chain.Tip())
	for _, r := range n.requests {
		if r.item.Block != nil {
			visit(r.item.Block)
		}
	}
	for _, x := range n.news {
		visit(x.block)
	}
}

// Refers visits the blocks that a message or a timer refers to. Of a locator it is those
// that its sender has from its receiver and from its own tip; all others follow from them.
func Refers(msg any, s *chain.Store, visit func(*chain.Entry)) {
	switch m := msg.(type) {
	case Inv:
		m.Item.refers(visit)
	case GetData:
		m.Item.refers(visit)
	case BlockMessage:
		visit(m.Block)
	case CompactBlock:
		visit(m.Block)
	case GetBlockTxn:
		visit(m.Block)
	case BlockTxn:
		visit(m.Block)
	case Tip:
		visit(m.Block)
	case Blocks:
		for _, block := range m.Blocks {
			visit(block)
		}
	case GetBlocks:
		for _, h := range m.Locator[:min(2, len(m.Locator))] {
			if e := s.Get(h); e != nil {
				visit(e)
			}
		}
	case blockExpired:
		visit(m.block)
	case offerAgain:
		visit(m.block)
	}
}

func (i Item) refers(visit func(*chain.Entry)) {
	if i.Block != nil {
		visit(i.Block)
	}
}
