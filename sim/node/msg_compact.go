package node

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
)

// hearCompactBlock takes the block if this node has all that it is made of, and asks its sender for
// the rest otherwise. One that comes when somebody else was asked in the meantime, or
// nobody any more, only shows who has the block.
func hearCompactBlock(n *Node, env *netsim.Env, p netsim.Packet, m CompactBlock) {
	item := Item{Block: m.Block}
	if n.has(p.Src, item) {
		return
	}
	txs := m.Reconstruct(n.poolFor(p.Src).All())
	ask := GetBlockTxn{Block: m.Block, Indexes: compact.Missing(txs), Payload: n.config.Compact.Lacks(m.Block.Block().Payload, n.compact.Churning, env.Rand())}
	if len(ask.Indexes) == 0 && !ask.Payload {
		n.compact.rebuilt(n, env, p.Src, m.Block, txs)
		return
	}
	r := n.requests.Of(item)
	if r == nil || r.Asked() != p.Src {
		n.requests.announced(n, env, p.Src, item, true)
		return
	}
	r.Partial = txs
	n.compact.Count.Bytes += uint64(ask.Size())
	n.compact.Count.Asked += uint64(len(ask.Indexes))
	if ask.Payload {
		n.compact.Count.Payloads++
	}
	n.send(env, p.Src, ask)
	env.Cancel(r.Timer)
	r.Timer = env.After(n.config.RequestTimeout, expiry(item))
}
