package node

import (
	"errors"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/wire"
)

// hearGetBlocks answers with the part of the chain that the other lacks and may hear of.
func hearGetBlocks(n *Node, env *netsim.Env, p netsim.Packet, m GetBlocks) {
	if excessive(n, env, p.Src, "hashes of a locator", len(m.Locator), wire.MaxLocator) {
		return
	}
	blocks := n.chain.AfterUpTo(n.tipFor(p.Src), m.Locator, wire.BatchSize+1)
	more := len(blocks) > wire.BatchSize
	if more {
		blocks = blocks[:wire.BatchSize]
	}
	answer := Blocks{Blocks: blocks, More: more, Request: m.Request}
	if len(blocks) == 0 {
		n.send(env, p.Src, answer) // a small message, which stands in no line
		return
	}
	n.upload(env, p.Src, answer)
}

// hearBlocks takes the batch. Whatever was asked, a valid block is welcome, so a late answer
// is not wasted.
func hearBlocks(n *Node, env *netsim.Env, p netsim.Packet, m Blocks) {
	if excessive(n, env, p.Src, "blocks", len(m.Blocks), wire.BatchSize) {
		return
	}
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
