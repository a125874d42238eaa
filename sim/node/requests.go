package node

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// request is an item that was asked for and has not come yet.
type request struct {
	holders []netsim.NodeID // who announced it; the first is asked
	timer   netsim.Timer    // see Item.expiry
	item    Item

	full    bool        // a block is not wanted in compact form
	partial []*chain.Tx // of a compact block, nil for what the one who was asked has to send
}

func (r *request) asked() netsim.NodeID { return r.holders[0] }

// requests are all items that a node has asked for.
type requests struct {
	open  []request
	spare []netsim.NodeID // a list that no request needs any more
}

// newList returns an empty list for those who have an item. Requests come and go with
// every block, so lists are used again.
func (q *requests) newList() []netsim.NodeID {
	list := q.spare
	q.spare = nil
	return list[:0]
}

// reuse gives back a list that is not needed any more.
func (q *requests) reuse(list []netsim.NodeID) {
	if list != nil {
		q.spare = list
	}
}

// of returns the request for an item; nil if there is none.
func (q *requests) of(item Item) *request {
	for i := range q.open {
		if q.open[i].item.same(&item) {
			return &q.open[i]
		}
	}
	return nil
}

// settle ends the request for an item and returns who announced it: the one who was
// asked, then the others.
func (q *requests) settle(env *netsim.Env, item Item) []netsim.NodeID {
	for i := range q.open {
		if r := &q.open[i]; r.item.same(&item) {
			env.Cancel(r.timer)
			holders := r.holders
			q.open = slices.Delete(q.open, i, i+1)
			return holders
		}
	}
	return nil
}

func (q *requests) refers(visit func(*chain.Entry)) {
	for _, r := range q.open {
		r.item.refers(visit)
	}
}

func (q *requests) clone() requests {
	open := slices.Clone(q.open)
	for i := range open {
		open[i].holders = slices.Clone(open[i].holders)
		open[i].partial = slices.Clone(open[i].partial)
	}
	return requests{open: open}
}

// announced asks for an item that a neighbour is said to have, and reports whether it had
// to; full says that it shall not be in compact form.
func (q *requests) announced(n *Node, env *netsim.Env, from netsim.NodeID, item Item, full bool) bool {
	if r := q.of(item); r != nil {
		if !slices.Contains(r.holders, from) {
			r.holders = append(r.holders, from)
		}
		return false
	}
	if n.has(from, item) {
		return false
	}
	q.ask(n, env, request{item: item, holders: append(q.newList(), from), full: full})
	return true
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
func (q *requests) ask(n *Node, env *netsim.Env, r request) {
	n.send(env, r.asked(), GetData{Item: r.item, Compact: r.item.Block != nil && n.compact.Speaks && !r.full})
	r.timer = env.After(n.config.RequestTimeout, r.item.expiry())
	q.open = append(q.open, r)
}

// blockExpired fires when a block that was asked for did not come, txExpired when a
// transaction did not.
type (
	blockExpired struct{ block *chain.Entry }
	txExpired    struct{ tx chain.Hash }
)

// expiry is the timer that fires when an item does not come.
func (i Item) expiry() timer {
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
	holders := q.settle(env, item)
	if len(holders) > 1 && !n.has(holders[1], item) {
		q.ask(n, env, request{item: item, holders: holders[1:], full: true})
	}
}
