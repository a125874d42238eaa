package wire

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// BlockMessage delivers a block.
type BlockMessage struct{ Block *chain.Entry }

// Size is that of the block, its payload included.
func (m BlockMessage) Size() int                                       { return headerSize + m.Block.Block().Size() }
func (BlockMessage) Kind() netsim.Kind                                 { return 2 }
func (BlockMessage) Spec() Spec                                        { return Spec{"block", BlockGroup} }
func (m BlockMessage) About() Subject                                  { return Subject{Item: Item{Block: m.Block}, Held: true} }
func (m BlockMessage) Words() string                                   { return "block " + m.Block.Hash().Short() }
func (m BlockMessage) Refers(_ *chain.Store, visit func(*chain.Entry)) { visit(m.Block) }

func (m BlockMessage) Brings() (Item, []*chain.Entry, bool) { return Item{Block: m.Block}, nil, true }
