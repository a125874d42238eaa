package wire

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
)

// GetBlockTxn asks for transactions of a block that came in compact form (BIP 152,
// getblocktxn).
type GetBlockTxn struct {
	Block   *chain.Entry
	Indexes []int // rising
	Payload bool  // for a part of the payload as well
}

// Size is that of the block's hash and of the indexes.
func (m GetBlockTxn) Size() int       { return headerSize + 32 + compact.IndexesSize(m.Indexes) }
func (GetBlockTxn) Kind() netsim.Kind { return 10 }
func (GetBlockTxn) Spec() Spec        { return Spec{"getblocktxn", InvGroup} }

// About is the block, of which the sender lacks something.
func (m GetBlockTxn) About() Subject                                  { return Subject{Item: Item{Block: m.Block}} }
func (m GetBlockTxn) Words() string                                   { return "getblocktxn " + m.Block.Hash().Short() }
func (m GetBlockTxn) Refers(_ *chain.Store, visit func(*chain.Entry)) { visit(m.Block) }

// BlockTxn answers GetBlockTxn (BIP 152, blocktxn).
type BlockTxn struct {
	Block   *chain.Entry
	Txs     []*chain.Tx // as they were asked for
	Payload int         // bytes of the payload's part
}

// Size is that of the block's hash, the transactions and the payload's part.
func (m BlockTxn) Size() int                                       { return headerSize + 32 + compact.TxsSize(m.Txs) + m.Payload }
func (BlockTxn) Kind() netsim.Kind                                 { return 11 }
func (BlockTxn) Spec() Spec                                        { return Spec{"blocktxn", BlockGroup} }
func (m BlockTxn) About() Subject                                  { return Subject{Item: Item{Block: m.Block}, Held: true} }
func (m BlockTxn) Words() string                                   { return "blocktxn " + m.Block.Hash().Short() }
func (m BlockTxn) Refers(_ *chain.Store, visit func(*chain.Entry)) { visit(m.Block) }
