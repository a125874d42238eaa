package node

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// request is an item that was asked for and has not come yet.
type request struct {
	holders []netsim.NodeID // who announced it; the first is asked
	timer   netsim.Timer    // see expiry
	item    Item

	full    bool        // a block is not wanted in compact form
	partial []*chain.Tx // of a compact block, nil for what the one who was asked has to send
}

func (r *request) asked() netsim.NodeID { return r.holders[0] }

// takeSpare returns an empty list for those who have an item. Requests come and go with
// every block, so lists are used again.
func (n *Node) takeSpare() []netsim.NodeID {
	list := n.spare
	n.spare = nil
	return list[:0]
}

func (n *Node) keepSpare(list []netsim.NodeID) {
	if list != nil {
		n.spare = list
	}
}

// announced asks for an item that a neighbour is said to have, and reports whether it had
// to; full says that it shall not be in compact form.
func (n *Node) announced(env *netsim.Env, from netsim.NodeID, item Item, full bool) bool {
	if r := n.requestFor(item); r != nil {
		if !slices.Contains(r.holders, from) {
			r.holders = append(r.holders, from)
		}
		return false
	}
	if n.has(item) {
		return false
	}
	n.request(env, request{item: item, holders: append(n.takeSpare(), from), full: full})
	return true
}

func (n *Node) has(item Item) bool {
	if item.Block != nil {
		return n.chain.Knows(item.Block) || n.isOrphan(item.Block)
	}
	return n.pool.Has(item.Tx) || n.isWaiting(item.Tx)
}

func (n *Node) requestFor(item Item) *request {
	for i := range n.requests {
		if n.requests[i].item.same(&item) {
			return &n.requests[i]
		}
	}
	return nil
}

// request asks for an item and sets a timer, since the question or the answer
// may get lost.
func (n *Node) request(env *netsim.Env, r request) {
	n.send(env, r.asked(), GetData{Item: r.item, Compact: r.item.Block != nil && n.speaksCompact && !r.full})
	r.timer = env.After(n.config.RequestTimeout, r.item.expiry())
	n.requests = append(n.requests, r)
}

// blockExpired fires when a block that was asked for did not come, txExpired when a
// transaction did not.
type (
	blockExpired struct{ block *chain.Entry }
	txExpired    struct{ tx chain.Hash }
)

func (x blockExpired) fire(n *Node, env *netsim.Env) { n.onRequestExpired(env, Item{Block: x.block}) }
func (x txExpired) fire(n *Node, env *netsim.Env)    { n.onRequestExpired(env, Item{Tx: x.tx}) }

func (x blockExpired) refers(_ *chain.Store, visit func(*chain.Entry)) { visit(x.block) }

// onRequestExpired asks the next node that announced the item, for all of it: what a
// compact block needs may be why the first one failed.
func (n *Node) onRequestExpired(env *netsim.Env, item Item) {
	holders := n.settled(env, item)
	if len(holders) > 1 && !n.has(item) {
		n.request(env, request{item: item, holders: holders[1:], full: true})
	}
}

// settled ends the request for an item and returns who announced it: the one
// who was asked, then the others.
func (n *Node) settled(env *netsim.Env, item Item) []netsim.NodeID {
	for i := range n.requests {
		if r := &n.requests[i]; r.item.same(&item) {
			env.Cancel(r.timer)
			holders := r.holders
			n.requests = slices.Delete(n.requests, i, i+1)
			return holders
		}
	}
	return nil
}

// announceBlock spreads a block to the neighbours that are not known to have it.
func (n *Node) announceBlock(env *netsim.Env, block *chain.Entry, heard []netsim.NodeID) {
	switch n.config.Relay {
	case RelayInv, RelayCompact:
		n.broadcast(env, n.inv(Item{Block: block}), heard)
	case RelayPush:
		for _, peer := range env.Peers() {
			if !slices.Contains(heard, peer) {
				n.upload(env, peer, BlockMessage{block})
			}
		}
	}
}

// announceTx spreads a transaction likewise.
func (n *Node) announceTx(env *netsim.Env, tx *chain.Tx, heard []netsim.NodeID) {
	switch n.config.Relay {
	case RelayInv, RelayCompact:
		n.broadcast(env, n.inv(Item{Tx: tx.ID()}), heard)
	case RelayPush:
		n.broadcast(env, TxMessage{tx}, heard)
	}
}

func (n *Node) broadcast(env *netsim.Env, m netsim.Message, except []netsim.NodeID) {
	env.Broadcast(n.config.Processing, m, except)
}

// onLinkUp tells a new neighbour the tip and the mempool, so that both ends of a
// link compare. A node at genesis has nothing to tell.
func (n *Node) onLinkUp(env *netsim.Env, peer netsim.NodeID) {
	if n.config.Relay == RelayNone {
		return
	}
	n.CompareTips(env, peer)
	for _, pooled := range n.pool.List() {
		if n.config.Relay == RelayPush {
			n.send(env, peer, TxMessage{pooled.Tx})
		} else {
			n.send(env, peer, Inv{Item{Tx: pooled.Tx.ID()}})
		}
	}
}

// keepAlive fires after a long silence. Then the node tells a random neighbour its tip:
// if an announcement got lost, nothing else would bring the two together again until the
// next block.
type keepAlive struct{}

func (keepAlive) fire(n *Node, env *netsim.Env) {
	wait := n.quietSince + n.config.KeepAlive - env.At()
	if wait <= 0 {
		if peers := env.Peers(); len(peers) > 0 {
			n.CompareTips(env, peers[env.Rand().IntN(len(peers))])
		}
		n.quietSince = env.At()
		wait = n.config.KeepAlive
	}
	env.After(wait, keepAlive{})
}
