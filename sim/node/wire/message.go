package wire

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/inflight"
)

// Item names a block or a transaction.
type Item = inflight.Item

// Message is what nodes tell each other. Everything that it says of itself stands in the
// message's own file.
type Message interface {
	netsim.Message // its size on the wire, and its kind, which the network counts apart

	Spec() Spec
	About() Subject
	Words() string // what it says, in a few words: "inv block 3f2a9c"

	// Refers visits the blocks that it refers to. Of a locator it is those that its sender has
	// from its receiver and from its own tip; all others follow from them.
	Refers(s *chain.Store, visit func(*chain.Entry))
}

// Spec is what all messages of a kind have in common.
type Spec struct {
	Name  string // as reports and traces print it
	Group Group
}

// Group is what a message is for, as pictures of the traffic tell messages apart.
type Group uint8

// The groups: catching up, blocks, transactions, word of who has what, and questions of
// people.
const (
	SyncGroup Group = iota
	BlockGroup
	TxGroup
	InvGroup
	AskGroup
)

// Subject is what a message is about.
type Subject struct {
	Item       // of several blocks, the newest; none in a message about no block and no transaction
	Held  bool // the sender says that it has it
	Count int  // how many blocks there are, in a message that may carry several
}

// Messages is one message of each kind that every world knows, in the order of their
// kinds, in which reports list them. A kind is part of a run's digest: its number never
// changes.
func Messages() []Message {
	return []Message{
		Inv{}, GetData{}, BlockMessage{}, TxMessage{}, Tip{}, GetBlocks{}, Blocks{}, Ask{}, Answer{},
		CompactBlock{}, GetBlockTxn{}, BlockTxn{},
	}
}

// PoolMessages is one message of each kind that only members of pools send.
func PoolMessages() []Message { return []Message{PoolMessage{}} }

// Sizes in bytes as on Bitcoin's wire: a message header of 24 bytes, and an
// inventory vector of 4 bytes of type and 32 of hash behind a one-byte count.
const (
	headerSize    = 24
	inventorySize = headerSize + 1 + 4 + 32
)
