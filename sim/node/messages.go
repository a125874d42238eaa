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
	KindCompactBlock
	KindGetBlockTxn
	KindBlockTxn
)

// KindNames are the names of the kinds, in their order, as reports print them.
func KindNames() []string {
	return []string{"inv", "getdata", "block", "tx", "tip", "getblocks", "blocks", "ask", "answer", "cmpctblock", "getblocktxn", "blocktxn"}
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

// same reports whether two items are one: cheaper than to compare all of both.
func (i *Item) same(j *Item) bool {
	return i.Block == j.Block && (i.Block != nil || i.Tx == j.Tx)
}

// expiry is the timer that fires when an item does not come.
func (i Item) expiry() any {
	if i.Block != nil {
		return blockExpired{i.Block}
	}
	return txExpired{i.Tx}
}

// Inv announces that the sender has an item.
type Inv struct{ Item Item }

// GetData asks for an item that was announced, a block in compact form if Compact says
// so, which on Bitcoin's wire is another type of the inventory vector.
type GetData struct {
	Item    Item
	Compact bool
}

// BlockMessage delivers a block.
type BlockMessage struct{ Block *chain.Entry }

// CompactBlock delivers a block without the transactions that its receiver may have
// (BIP 152, cmpctblock). Its header is that of Block, whose transactions are not part of
// the message.
type CompactBlock struct {
	Block    *chain.Entry
	Nonce    uint64    // of the key of the short ids
	Coinbase *chain.Tx // the only transaction that is sent along
	ShortIDs []uint64  // of the others, in their order; 48 bits each
	Payload  int       // bytes that stand for the block's payload
}

// GetBlockTxn asks for transactions of a block that came in compact form (BIP 152,
// getblocktxn).
type GetBlockTxn struct {
	Block   *chain.Entry
	Indexes []int // rising
	Payload bool  // for a part of the payload as well
}

// BlockTxn answers GetBlockTxn (BIP 152, blocktxn).
type BlockTxn struct {
	Block   *chain.Entry
	Txs     []*chain.Tx // as they were asked for
	Payload int         // bytes of the payload's part
}

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

// Answer answers an Ask in words, or refuses it. Nodes know each other by number; for
// people, Words calls them by their names.
type Answer struct {
	Text    string
	Peers   []netsim.NodeID // that Text lists
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

func (m CompactBlock) Size() int {
	const nonce, prefilled = 8, 1 + 1 // how many are prefilled, and where the first is
	return headerSize + chain.HeaderSize + nonce + compactSize(len(m.ShortIDs)) + shortIDSize*len(m.ShortIDs) + prefilled + m.Coinbase.Size() + m.Payload
}

func (m GetBlockTxn) Size() int {
	size, last := headerSize+32+compactSize(len(m.Indexes)), -1
	for _, i := range m.Indexes {
		size += compactSize(i - last - 1) // each is told by how many it leaves out
		last = i
	}
	return size
}

func (m BlockTxn) Size() int {
	size := headerSize + 32 + compactSize(len(m.Txs)) + m.Payload
	for _, tx := range m.Txs {
		size += tx.Size()
	}
	return size
}

// compactSize is the length of a number on Bitcoin's wire, in bytes.
func compactSize(n int) int {
	switch {
	case n < 0xfd:
		return 1
	case n <= 0xffff:
		return 3
	}
	return 5
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
func (CompactBlock) Kind() netsim.Kind { return KindCompactBlock }
func (GetBlockTxn) Kind() netsim.Kind  { return KindGetBlockTxn }
func (BlockTxn) Kind() netsim.Kind     { return KindBlockTxn }
