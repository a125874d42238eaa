package wire

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
func (m Inv) Refers(_ *chain.Store, visit func(*chain.Entry)) { m.Item.Refers(visit) }
