package node

import (
	"example.com/sosocoin/netsim"
)

// hearGetData delivers what was asked for. Who asks for something that is gone gets no
// answer, and asks somebody else when its timer fires.
func hearGetData(n *Node, env *netsim.Env, p netsim.Packet, m GetData) {
	if !n.mayTell(p.Src, m.Item) {
		return
	}
	if block := m.Item.Block; block != nil {
		switch {
		case !n.chain.Knows(block):
		case m.Compact && n.compact.Speaks:
			n.compact.send(n, env, p.Src, block)
		default:
			n.upload(env, p.Src, BlockMessage{Block: block})
		}
		return
	}
	if tx := n.poolFor(p.Src).Get(m.Item.Tx); tx != nil {
		n.send(env, p.Src, TxMessage{Tx: tx})
	}
}
