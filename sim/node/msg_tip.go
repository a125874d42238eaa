package node

import (
	"example.com/sosocoin/netsim"
)

// hearTip catches up with a neighbour that is ahead, and helps one that is behind.
func hearTip(n *Node, env *netsim.Env, p netsim.Packet, m Tip) {
	switch {
	case n.chain.HasRefused(m.Block):
	case !n.chain.Knows(m.Block):
		n.fetches.catchUp(n, env, p.Src, m.Block)
	case m.Block.Work().Cmp(n.tipFor(p.Src).Work()) < 0:
		n.CompareTips(env, p.Src)
	}
}

// CompareTips tells a neighbour this node's tip, as far as it may hear of it. A node at genesis has nothing to tell.
func (n *Node) CompareTips(env *netsim.Env, peer netsim.NodeID) {
	if tip := n.tipFor(peer); tip.Height() > 0 {
		n.send(env, peer, Tip{Block: tip})
	}
}
