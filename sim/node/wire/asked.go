package wire

import "example.com/sosocoin/chain"

// Asking is a Message that asks for something.
type Asking interface {
	Asks() Item // for which item; none: for an answer of another kind
}

// Answering is a Message that nobody sends who was not asked, but where blocks and transactions
// go to all unasked.
type Answering interface {
	// Brings is what it brings: an item, or, where that is none, these blocks. It is no answer
	// where ok is false.
	Brings() (item Item, blocks []*chain.Entry, ok bool)
}

// Bounds of messages. Those of Bitcoin Core: MAX_LOCATOR_SZ, beyond which it ends the connection,
// MAX_HEADERS_RESULTS, and MAX_PROTOCOL_MESSAGE_LENGTH, in bytes. How large a block is a rule
// says. Its MAX_INV_SZ of 50,000 has no counterpart, since an inv announces one item here.
const (
	MaxLocator = 101
	MaxHeaders = 2000
	MaxMessage = 4_000_000
)
