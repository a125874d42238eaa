package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Inv announces that the sender has an item.
type Inv struct{ Item Item }

func (Inv) Size() int                                         { return inventorySize }
func (Inv) Kind() netsim.Kind                                 { return 0 }
func (Inv) Spec() Spec                                        { return Spec{"inv", InvGroup} }
func (m Inv) About() Subject                                  { return Subject{Item: m.Item, Held: true} }
func (m Inv) Words() string                                   { return "inv " + m.Item.Words() }
func (m Inv) refers(_ *chain.Store, visit func(*chain.Entry)) { m.Item.Refers(visit) }

// handle asks for the item, unless it is known or on its way. It keeps the message, to
// pass it on: see announcing.
func (m Inv) handle(n *Node, env *netsim.Env, p netsim.Packet) {
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
	return Inv{item}
}
