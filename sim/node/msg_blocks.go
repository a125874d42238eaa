package node

import (
	"errors"
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// batchSize is the most blocks that one answer carries.
const batchSize = 200

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

func (m GetBlocks) refers(s *chain.Store, visit func(*chain.Entry)) {
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

// handle answers with the part of the chain that the other lacks and may hear of.
func (m GetBlocks) handle(n *Node, env *netsim.Env, p netsim.Packet) {
	blocks := n.chain.AfterUpTo(n.tipFor(p.Src), m.Locator, batchSize+1)
	more := len(blocks) > batchSize
	if more {
		blocks = blocks[:batchSize]
	}
	answer := Blocks{Blocks: blocks, More: more, Request: m.Request}
	if len(blocks) == 0 {
		n.send(env, p.Src, answer) // a small message, which stands in no line
		return
	}
	n.upload(env, p.Src, answer)
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

func (m Blocks) refers(_ *chain.Store, visit func(*chain.Entry)) {
	for _, block := range m.Blocks {
		visit(block)
	}
}

// handle takes the batch. Whatever was asked, a valid block is welcome, so a late answer
// is not wasted.
func (m Blocks) handle(n *Node, env *netsim.Env, p netsim.Packet) {
	before, count, last := n.Parent(), 0, error(nil)
	var newest *chain.Entry
	var heard []netsim.NodeID
	for _, block := range m.Blocks {
		announcers := n.requests.Settle(env, Item{Block: block})
		err := n.accept(env, p.Src, block)
		if err == nil {
			count++
			newest, heard = block, announcers
			news, _ := n.policy.took(n, env, p.Src, block)
			n.publish(env, news)
			adopt(n, env, block)
		} else if !errors.Is(err, chain.ErrKnown) {
			last = err // what follows it cannot be taken either
			break
		}
	}
	if newest != nil {
		n.announceTip(env, newest, append(heard, p.Src))
	}
	n.miner.follow(n, env, before)
	f, ok := n.fetches.Answered(p.Src, m.Request, count > 0)
	if !ok {
		return
	}
	var next *chain.Entry
	if m.More {
		next = m.Blocks[len(m.Blocks)-1]
	}
	n.fetches.step(n, env, f, count, next, last)
}
