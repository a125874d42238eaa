package sim

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// recorder keeps what History is made of, where Config.Record asks for it: lists that
// only grow, in the order in which things happened. What follows from them is worked
// out when somebody asks, so that a run pays for nothing but the keeping.
type recorder struct {
	arrivals []arrival
	reorgs   []reorg
	payments []payment
	turns    []turn
}

// arrival is when a node had a block for the first time.
type arrival struct {
	block      *chain.Entry
	at         netsim.Time
	node, from netsim.NodeID
}

// payment is a transaction that a node made.
type payment struct {
	at   netsim.Time
	node netsim.NodeID
	tx   *chain.Tx
}

// turn is a move of the best chain from one tip to another.
type turn struct {
	at       netsim.Time
	from, to *chain.Entry
}

// see takes an event, and where the best chain's tip was before and after it.
func (r *recorder) see(e *node.Event, before, after *chain.Entry) {
	switch e.Verb {
	case node.Accepted:
		r.arrivals = append(r.arrivals, arrival{e.Block, e.At, e.Node, e.Peer})
	case node.Paid:
		r.payments = append(r.payments, payment{e.At, e.Node, e.Tx})
	case node.Moved:
		if e.Change.Reorg() {
			r.reorgs = append(r.reorgs, reorg{e.At, e.Node, e.Change})
		}
		if before != after {
			r.turns = append(r.turns, turn{e.At, before, after})
		}
	}
}

// clone returns a copy that shares what there is and goes on by itself.
func (r *recorder) clone() recorder {
	return recorder{slices.Clip(r.arrivals), slices.Clip(r.reorgs), slices.Clip(r.payments), slices.Clip(r.turns)}
}
