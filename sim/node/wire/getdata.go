package wire

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
func (m GetData) Refers(_ *chain.Store, visit func(*chain.Entry)) { m.Item.Refers(visit) }

func (m GetData) Asks() Item { return m.Item }
