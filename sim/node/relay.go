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

// onInv asks for an announced item, unless it is known or on its way. It keeps the
// message, to pass it on: see inv.
func (n *Node) onInv(env *netsim.Env, from netsim.NodeID, m Inv, msg any) {
	if n.announced(env, from, m.Item, false) {
		n.lastInv = msg
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

// onGetData delivers what was asked for. Who asks for something that is gone
// gets no answer, and asks somebody else when its timer fires.
func (n *Node) onGetData(env *netsim.Env, from netsim.NodeID, m GetData) {
	if block := m.Item.Block; block != nil {
		switch {
		case !n.chain.Knows(block):
		case m.Compact && n.speaksCompact:
			n.sendCompact(env, from, block)
		default:
			n.upload(env, from, BlockMessage{block})
		}
		return
	}
	if tx := n.pool.Get(m.Item.Tx); tx != nil {
		n.send(env, from, TxMessage{tx})
	}
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

// inv returns the message that announces an item. The node passes on the one that it
// heard last, if that is it, as it mostly is: a message that is there takes no memory.
func (n *Node) inv(item Item) netsim.Message {
	if heard, ok := n.lastInv.(Inv); ok && heard.Item.same(&item) {
		return n.lastInv.(netsim.Message)
	}
	return Inv{item}
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

// CompareTips tells a neighbour this node's tip.
func (n *Node) CompareTips(env *netsim.Env, peer netsim.NodeID) {
	if tip := n.chain.Tip(); tip.Height() > 0 {
		n.send(env, peer, Tip{tip})
	}
}

// onTip catches up with a neighbour that is ahead, and helps one that is behind.
func (n *Node) onTip(env *netsim.Env, from netsim.NodeID, tip *chain.Entry) {
	switch {
	case !n.chain.Knows(tip):
		n.catchUp(env, from, tip)
	case tip.Work().Cmp(n.chain.Tip().Work()) < 0:
		n.CompareTips(env, from)
	}
}

// onKeepAlive tells a random neighbour the tip after a long silence: if an
// announcement got lost, nothing else would bring the two together again until
// the next block.
func (n *Node) onKeepAlive(env *netsim.Env) {
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
