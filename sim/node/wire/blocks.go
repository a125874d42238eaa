package wire

import (
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// BatchSize is the most blocks that one answer carries.
const BatchSize = 200

// GetBlocks asks for what follows the newest block of the locator that the
// receiver has in its active chain.
type GetBlocks struct {
	Locator []chain.Hash
	Request uint64
}

// Size is that of the locator, and of the request's number.
func (m GetBlocks) Size() int       { return headerSize + 4 + 1 + 32*len(m.Locator) }
func (GetBlocks) Kind() netsim.Kind { return 5 }
func (GetBlocks) Spec() Spec        { return Spec{"getblocks", SyncGroup} }

// About is nothing: a locator is about the whole chain.
func (GetBlocks) About() Subject { return Subject{} }
func (GetBlocks) Words() string  { return "getblocks" }

func (m GetBlocks) Refers(s *chain.Store, visit func(*chain.Entry)) {
	locatorRefers(m.Locator, s, visit)
}

// locatorRefers visits the blocks of a locator that its sender has from its receiver and
// from its own tip; all others follow from them.
func locatorRefers(locator []chain.Hash, s *chain.Store, visit func(*chain.Entry)) {
	for _, h := range locator[:min(2, len(locator))] {
		for _, e := range s.All(h) {
			visit(e)
		}
	}
}

// Blocks answers GetBlocks, in order of height. More says that the chain goes on.
type Blocks struct {
	Blocks  []*chain.Entry
	More    bool
	Request uint64
}

func (m Blocks) Size() int {
	size := headerSize + 4
	for _, block := range m.Blocks {
		size += block.Block().Size()
	}
	return size
}

func (Blocks) Kind() netsim.Kind { return 6 }
func (Blocks) Spec() Spec        { return Spec{"blocks", SyncGroup} }
func (m Blocks) About() Subject  { return newestOf(m.Blocks) }

// newestOf is the subject of a message that carries several blocks, in order of height.
func newestOf(blocks []*chain.Entry) Subject {
	if len(blocks) == 0 {
		return Subject{}
	}
	return Subject{Item: Item{Block: blocks[len(blocks)-1]}, Held: true, Count: len(blocks)}
}

func (m Blocks) Words() string { return "blocks" + heightsOf(m.Blocks) }

func heightsOf(blocks []*chain.Entry) string {
	if len(blocks) == 0 {
		return ": none"
	}
	return fmt.Sprintf(" h%d-h%d", blocks[0].Height(), blocks[len(blocks)-1].Height())
}

func (m Blocks) Refers(_ *chain.Store, visit func(*chain.Entry)) {
	for _, block := range m.Blocks {
		visit(block)
	}
}

func (GetBlocks) Asks() Item { return Item{} }

func (m Blocks) Brings() (Item, []*chain.Entry, bool) { return Item{}, m.Blocks, true }
