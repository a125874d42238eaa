package wire

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
)

// CompactBlock delivers a block without the transactions that its receiver may have
// (BIP 152, cmpctblock).
type CompactBlock struct{ compact.Form }

func (m CompactBlock) Size() int                                       { return headerSize + m.Form.Size() }
func (CompactBlock) Kind() netsim.Kind                                 { return 9 }
func (CompactBlock) Spec() Spec                                        { return Spec{"cmpctblock", BlockGroup} }
func (m CompactBlock) About() Subject                                  { return Subject{Item: Item{Block: m.Block}, Held: true} }
func (m CompactBlock) Words() string                                   { return "compact block " + m.Block.Hash().Short() }
func (m CompactBlock) Refers(_ *chain.Store, visit func(*chain.Entry)) { visit(m.Block) }

func (m CompactBlock) Brings() (Item, []*chain.Entry, bool) { return Item{Block: m.Block}, nil, true }
