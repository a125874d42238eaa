package inflight

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Request is an item that was asked for and has not come yet.
type Request struct {
	Holders []netsim.NodeID // who announced it; the first is asked
	Timer   netsim.Timer    // fires when it does not come
	Item    Item

	Full    bool        // a block is not wanted in compact form
	Partial []*chain.Tx // of a compact block, nil for what the one who was asked has to send
}

// Asked is who was asked.
func (r *Request) Asked() netsim.NodeID { return r.Holders[0] }

// Requests are all items that a node has asked for.
type Requests struct {
	Open  []Request
	spare []netsim.NodeID // a list that no request needs any more
}

// NewList returns an empty list for those who have an item. Requests come and go with
// every block, so lists are used again.
func (q *Requests) NewList() []netsim.NodeID {
	list := q.spare
	q.spare = nil
	return list[:0]
}

// Reuse gives back a list that is not needed any more.
func (q *Requests) Reuse(list []netsim.NodeID) {
	if list != nil {
		q.spare = list
	}
}

// Of returns the request for an item; nil if there is none.
func (q *Requests) Of(item Item) *Request {
	for i := range q.Open {
		if q.Open[i].Item.Same(&item) {
			return &q.Open[i]
		}
	}
	return nil
}

// Settle ends the request for an item and returns who announced it: the one who was
// asked, then the others.
func (q *Requests) Settle(env *netsim.Env, item Item) []netsim.NodeID {
	for i := range q.Open {
		if r := &q.Open[i]; r.Item.Same(&item) {
			env.Cancel(r.Timer)
			holders := r.Holders
			q.Open = slices.Delete(q.Open, i, i+1)
			return holders
		}
	}
	return nil
}

// Refers visits the blocks that were asked for.
func (q *Requests) Refers(visit func(*chain.Entry)) {
	for _, r := range q.Open {
		r.Item.Refers(visit)
	}
}

// Clone returns the same requests, which go their own way from here.
func (q *Requests) Clone() Requests {
	open := slices.Clone(q.Open)
	for i := range open {
		open[i].Holders = slices.Clone(open[i].Holders)
		open[i].Partial = slices.Clone(open[i].Partial)
	}
	return Requests{Open: open}
}
