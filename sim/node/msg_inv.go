package node

import (
	"example.com/sosocoin/netsim"
)

// hearInv asks for the item, unless it is known or on its way. It keeps the message, to
// pass it on: see announcing.
func hearInv(n *Node, env *netsim.Env, p netsim.Packet, m Inv) {
	if n.requests.announced(n, env, p.Src, m.Item, false) {
		n.lastInv = p.Msg
	}
}

// announcing returns the message that announces an item: the one that the node heard last,
// if that is it, as it mostly is, since a message that is there takes no memory.
func announcing(item Item, last any) netsim.Message {
	if heard, ok := last.(Inv); ok && heard.Item.Same(&item) {
		return last.(netsim.Message)
	}
	return Inv{Item: item}
}
