package node

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/inflight"
)

// requests are all items that a node has asked for.
type requests struct{ inflight.Requests }

// announced asks for an item that a neighbour is said to have, and reports whether it had
// to; full says that it shall not be in compact form.
func (q *requests) announced(n *Node, env *netsim.Env, from netsim.NodeID, item Item, full bool) bool {
	if r := q.Of(item); r != nil {
		if !slices.Contains(r.Holders, from) {
			r.Holders = append(r.Holders, from)
		}
		return false
	}
	if n.has(from, item) || q.full(from) {
		return false
	}
	q.ask(n, env, inflight.Request{Item: item, Holders: append(q.NewList(), from), Full: full})
	return true
}

// maxAnnounced is for how many transactions one neighbour can make a node wait that never come
// (Bitcoin Core's MAX_PEER_TX_ANNOUNCEMENTS).
const maxAnnounced = 5000

// full reports whether a node waits for as much as it does of one neighbour.
func (q *requests) full(of netsim.NodeID) bool {
	if len(q.Open) < maxAnnounced {
		return false
	}
	count := 0
	for i := range q.Open {
		if q.Open[i].Asked() == of {
			count++
		}
	}
	return count >= maxAnnounced
}

// gone asks others for what a neighbour does not bring any more.
func (q *requests) gone(n *Node, env *netsim.Env, peer netsim.NodeID) {
	var open []Item
	for i := range q.Open {
		if r := &q.Open[i]; r.Asked() == peer {
			open = append(open, r.Item)
		} else {
			r.Holders = slices.DeleteFunc(r.Holders, func(id netsim.NodeID) bool { return id == peer })
		}
	}
	for _, item := range open {
		q.askNext(n, env, item)
	}
}

// has reports whether the node has an item, or would have it if it were what who speaks of
// it takes it for.
func (n *Node) has(speaker netsim.NodeID, item Item) bool {
	if item.Block != nil {
		return n.chain.Knows(item.Block) || n.orphans.Has(item.Block)
	}
	return n.pool.Has(item.Tx) || n.waiting.Has(item.Tx) || n.policy.discreet != nil && n.poolFor(speaker).Has(item.Tx)
}

// ask asks for an item and sets a timer, since the question or the answer may get
// lost.
func (q *requests) ask(n *Node, env *netsim.Env, r inflight.Request) {
	n.send(env, r.Asked(), n.config.shared.Asking(GetData{Item: r.Item, Compact: r.Item.Block != nil && n.compact.Speaks && !r.Full}))
	r.Timer = env.After(n.config.RequestTimeout, expiry(r.Item))
	q.Open = append(q.Open, r)
}

// blockExpired fires when a block that was asked for did not come, txExpired when a
// transaction did not.
type (
	blockExpired struct{ block *chain.Entry }
	txExpired    struct{ tx chain.Hash }
)

// expiry is the timer that fires when an item does not come.
func expiry(i Item) timer {
	if i.Block != nil {
		return blockExpired{i.Block}
	}
	return txExpired{i.Tx}
}

func (x blockExpired) fire(n *Node, env *netsim.Env) {
	n.requests.askNext(n, env, Item{Block: x.block})
}
func (x txExpired) fire(n *Node, env *netsim.Env) { n.requests.askNext(n, env, Item{Tx: x.tx}) }

func (x blockExpired) refers(_ *chain.Store, visit func(*chain.Entry)) { visit(x.block) }

// askNext asks the next node that announced an item, for all of it: what a compact block
// needs may be why the first one failed.
func (q *requests) askNext(n *Node, env *netsim.Env, item Item) {
	holders := q.Settle(env, item)
	if len(holders) > 1 && !n.has(holders[1], item) {
		q.ask(n, env, inflight.Request{Item: item, Holders: holders[1:], Full: true})
	}
}
