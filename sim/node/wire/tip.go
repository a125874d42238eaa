package wire

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
func (m Tip) Refers(_ *chain.Store, visit func(*chain.Entry)) { visit(m.Block) }
