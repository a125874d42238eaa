package wire

import (
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
)

// GetHeaders asks for the headers of what follows the newest block of the locator that the
// receiver has in its active chain.
type GetHeaders struct {
	Locator []chain.Hash
	Request uint64
}

func (m GetHeaders) Size() int {
	return headerSize + 4 + compact.CountSize(len(m.Locator)) + 32*len(m.Locator) + 32
}

func (GetHeaders) Kind() netsim.Kind { return 12 }
func (GetHeaders) Spec() Spec        { return Spec{"getheaders", SyncGroup} }
func (GetHeaders) About() Subject    { return Subject{} }
func (GetHeaders) Words() string     { return "getheaders" }

func (m GetHeaders) Refers(s *chain.Store, visit func(*chain.Entry)) {
	locatorRefers(m.Locator, s, visit)
}

// Headers carries headers of blocks, in order of height: one to announce the block, or,
// with the number of the request, all that a GetHeaders asks for. Of the blocks nothing
// else is part of the message.
type Headers struct {
	Blocks  []*chain.Entry
	More    bool // the chain goes on
	Request uint64
}

func (m Headers) Size() int {
	return headerSize + compact.CountSize(len(m.Blocks)) + (chain.HeaderSize+1)*len(m.Blocks)
}

func (Headers) Kind() netsim.Kind { return 13 }
func (Headers) Spec() Spec        { return Spec{"headers", InvGroup} }
func (m Headers) About() Subject  { return newestOf(m.Blocks) }

func (m Headers) Words() string {
	if m.Request == 0 && len(m.Blocks) > 0 {
		return fmt.Sprintf("header %s", m.Blocks[0].Hash().Short())
	}
	return "headers" + heightsOf(m.Blocks)
}

func (m Headers) Refers(_ *chain.Store, visit func(*chain.Entry)) {
	Blocks{Blocks: m.Blocks}.Refers(nil, visit)
}

func (GetHeaders) Asks() Item { return Item{} }

// Brings is nothing where it announces a block.
func (m Headers) Brings() (Item, []*chain.Entry, bool) { return Item{}, m.Blocks, m.Request != 0 }
