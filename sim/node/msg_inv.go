package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// KindInv is the number of the kind of Inv.
const KindInv netsim.Kind = 0

// Inv announces that the sender has an item.
type Inv struct{ Item Item }

func (Inv) Size() int                                         { return inventorySize }
func (Inv) Kind() netsim.Kind                                 { return KindInv }
func (Inv) Spec() Spec                                        { return Spec{"inv", InvGroup} }
func (m Inv) About() Subject                                  { return Subject{Item: m.Item, Held: true} }
func (m Inv) Words() string                                   { return "inv " + m.Item.words() }
func (m Inv) refers(_ *chain.Store, visit func(*chain.Entry)) { m.Item.refers(visit) }

// handle asks for the item, unless it is known or on its way. It keeps the message, to
// pass it on: see Node.inv.
func (m Inv) handle(n *Node, env *netsim.Env, p netsim.Packet) {
	if n.announced(env, p.Src, m.Item, false) {
		n.lastInv = p.Msg
	}
}

// inv returns the message that announces an item. The node passes on the one that it
// heard last, if that is it, as it mostly is: a message that is there takes no memory.
func (n *Node) inv(item Item) netsim.Message {
	if heard, ok := n.lastInv.(Inv); ok && heard.Item.same(&item) {
		return n.lastInv.(netsim.Message)
	}
	return Inv{item}
}
