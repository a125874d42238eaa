package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// GetData asks for an item that was announced, a block in compact form if Compact says
// so, which on Bitcoin's wire is another type of the inventory vector.
type GetData struct {
	Item    Item
	Compact bool
}

func (GetData) Size() int         { return inventorySize }
func (GetData) Kind() netsim.Kind { return 1 }
func (GetData) Spec() Spec        { return Spec{"getdata", InvGroup} }

// About is the item that the sender would like to have.
func (m GetData) About() Subject                                  { return Subject{Item: m.Item} }
func (m GetData) Words() string                                   { return "getdata " + m.Item.Words() }
func (m GetData) refers(_ *chain.Store, visit func(*chain.Entry)) { m.Item.Refers(visit) }

// handle delivers what was asked for. Who asks for something that is gone gets no
// answer, and asks somebody else when its timer fires.
func (m GetData) handle(n *Node, env *netsim.Env, p netsim.Packet) {
	if !n.mayTell(p.Src, m.Item) {
		return
	}
	if block := m.Item.Block; block != nil {
		switch {
		case !n.chain.Knows(block):
		case m.Compact && n.compact.Speaks:
			n.compact.send(n, env, p.Src, block)
		default:
			n.upload(env, p.Src, BlockMessage{block})
		}
		return
	}
	if tx := n.poolFor(p.Src).Get(m.Item.Tx); tx != nil {
		n.send(env, p.Src, TxMessage{tx})
	}
}
