package node

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
	"example.com/sosocoin/sim/node/inflight"
)

// compactRelay is what a node does in compact relay.
type compactRelay struct {
	compact.Role
	rebuilding bool // the block that is judged now has come in compact form
}

// Compact is the node's own part in compact relay, and what it cost so far. A new node
// speaks compact, if the relay does, and is not churning.
func (n *Node) Compact() *compact.Role { return &n.compact.Role }

// send sends a block in compact form.
func (c *compactRelay) send(n *Node, env *netsim.Env, to netsim.NodeID, block *chain.Entry) {
	m := CompactBlock{Form: compact.Of(block, env.Rand().Uint64)}
	if block.Block().Payload > 0 {
		m.Payload = n.config.Compact.Size
	}
	c.Count.Bytes += uint64(m.Size())
	c.Count.Full += uint64(BlockMessage{Block: block}.Size())
	n.upload(env, to, m)
}

// rebuilt takes a block that was put together, unless it is not the block, which then is
// needed as a whole.
func (c *compactRelay) rebuilt(n *Node, env *netsim.Env, from netsim.NodeID, block *chain.Entry, txs []*chain.Tx) {
	if compact.Is(block, txs) {
		c.rebuilding = true
		n.receive(env, from, block)
		c.rebuilding = false
		return
	}
	item := Item{Block: block}
	others := slices.DeleteFunc(n.requests.Settle(env, item), func(id netsim.NodeID) bool { return id == from })
	n.requests.ask(n, env, inflight.Request{Item: item, Holders: append([]netsim.NodeID{from}, others...), Full: true})
}
