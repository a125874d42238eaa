package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// The kinds of messages, counted apart by the network.
const (
	KindInv netsim.Kind = iota
	KindGetData
	KindBlock
	KindTx
	KindTip
	KindGetBlocks
	KindBlocks
	KindAsk
	KindAnswer
)

// KindNames are the names of the kinds, in their order, as reports print them.
func KindNames() []string {
	return []string{"inv", "getdata", "block", "tx", "tip", "getblocks", "blocks", "ask", "answer"}
}

// Sizes in bytes as on Bitcoin's wire: a message header of 24 bytes, and an
// inventory vector of 4 bytes of type and 32 of hash behind a one-byte count.
const (
	headerSize    = 24
	inventorySize = headerSize + 1 + 4 + 32
)

// Item names a block or a transaction: exactly one field is set.
type Item struct {
	Block *chain.Entry
	Tx    chain.Hash
}

// Inv announces that the sender has an item.
type Inv struct{ Item Item }

// GetData asks for an item that was announced.
type GetData struct{ Item Item }

// BlockMessage delivers a block.
type BlockMessage struct{ Block *chain.Entry }

// TxMessage delivers a transaction.
type TxMessage struct{ Tx *chain.Tx }

// Tip tells the sender's tip, so that two ends of a link can compare.
type Tip struct{ Block *chain.Entry }

// GetBlocks asks for what follows the newest block of the locator that the
// receiver has in its active chain.
type GetBlocks struct {
	Locator []chain.Hash
	Request uint64
}

// Blocks answers GetBlocks, in order of height. More says that the chain goes on.
type Blocks struct {
	Blocks  []*chain.Entry
	More    bool
	Request uint64
}

// Ask puts a question to another node.
type Ask struct {
	Question Question
	Request  uint64
}

// Answer answers an Ask in words, or refuses it.
type Answer struct {
	Text    string
	Refused error
	Request uint64
}

func (Inv) Size() int            { return inventorySize }
func (GetData) Size() int        { return inventorySize }
func (m BlockMessage) Size() int { return headerSize + m.Block.Block().Size() }
func (m TxMessage) Size() int    { return headerSize + m.Tx.Size() }
func (Tip) Size() int            { return inventorySize }
func (m GetBlocks) Size() int    { return headerSize + 4 + 1 + 32*len(m.Locator) }
func (m Ask) Size() int          { return headerSize + 40 }
func (m Answer) Size() int       { return headerSize + len(m.Text) }

func (m Blocks) Size() int {
	size := headerSize + 4
	for _, block := range m.Blocks {
		size += block.Block().Size()
	}
	return size
}

func (Inv) Kind() netsim.Kind          { return KindInv }
func (GetData) Kind() netsim.Kind      { return KindGetData }
func (BlockMessage) Kind() netsim.Kind { return KindBlock }
func (TxMessage) Kind() netsim.Kind    { return KindTx }
func (Tip) Kind() netsim.Kind          { return KindTip }
func (GetBlocks) Kind() netsim.Kind    { return KindGetBlocks }
func (Blocks) Kind() netsim.Kind       { return KindBlocks }
func (Ask) Kind() netsim.Kind          { return KindAsk }
func (Answer) Kind() netsim.Kind       { return KindAnswer }
