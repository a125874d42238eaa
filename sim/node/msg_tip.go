package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Tip tells the sender's tip, so that two ends of a link can compare. Bitcoin's nodes
// tell each other their heights when they meet, in version, and announce their tips.
type Tip struct{ Block *chain.Entry }

func (Tip) Size() int                                         { return inventorySize }
func (Tip) Kind() netsim.Kind                                 { return 4 }
func (Tip) Spec() Spec                                        { return Spec{"tip", SyncGroup} }
func (m Tip) About() Subject                                  { return Subject{Item: Item{Block: m.Block}, Held: true} }
func (m Tip) Words() string                                   { return "tip " + m.Block.Hash().Short() }
func (m Tip) refers(_ *chain.Store, visit func(*chain.Entry)) { visit(m.Block) }

// handle catches up with a neighbour that is ahead, and helps one that is behind.
func (m Tip) handle(n *Node, env *netsim.Env, p netsim.Packet) {
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
		n.send(env, peer, Tip{tip})
	}
}
