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
	tallies  []tally // by node, of the whole run
}

// tally counts what happened to a node.
type tally struct{ reorgs, deepest, paid int }

// arrival is when a node had a block for the first time.
type arrival struct {
	block      *chain.Entry
	at         netsim.Time
	node, from netsim.NodeID
	ran        bool // since the block was found: see metrics.counts
}

// payment is a transaction that a node made.
type payment struct {
	at   netsim.Time
	node netsim.NodeID
	tx   *chain.Tx
	fee  chain.Amount
}

// reorg is a reorganisation of one node.
type reorg struct {
	at     netsim.Time
	node   netsim.NodeID
	change *chain.Change
}

// turn is a move of the best chain from one tip to another.
type turn struct {
	at       netsim.Time
	from, to *chain.Entry
}

// see takes an event, after the metrics, and where the best chain's tip was before it.
func (r *recorder) see(e *node.Event, m *metrics, before *chain.Entry) {
	switch e.Verb {
	case node.Accepted:
		r.arrivals = append(r.arrivals, arrival{e.Block, e.At, e.Node, e.Peer, m.counts(m.record(e.Block), e.Node)})
	case node.Paid:
		r.payments = append(r.payments, payment{e.At, e.Node, e.Tx, e.Fee})
		r.tally(e.Node).paid++
	case node.Moved:
		if e.Change.Reorg() {
			r.reorgs = append(r.reorgs, reorg{e.At, e.Node, e.Change})
			t := r.tally(e.Node)
			t.reorgs++
			t.deepest = max(t.deepest, len(e.Change.Off))
		}
		if before != m.best {
			r.turns = append(r.turns, turn{e.At, before, m.best})
		}
	}
}

func (r *recorder) tally(of netsim.NodeID) *tally {
	for len(r.tallies) <= int(of) {
		r.tallies = append(r.tallies, tally{})
	}
	return &r.tallies[of]
}

// forget leaves what happened on base and after it was found. The best chain's moves
// below it are cut off there.
func (r *recorder) forget(base *chain.Entry, found netsim.Time) {
	r.arrivals = kept(r.arrivals, func(a arrival) bool { return isOn(a.block, base) })
	r.reorgs = kept(r.reorgs, func(x reorg) bool { return isOn(x.change.Common, base) })
	r.payments = kept(r.payments, func(p payment) bool { return p.at >= found })
	turns := slices.Clone(r.turns)
	for i := range turns {
		for _, end := range []**chain.Entry{&turns[i].from, &turns[i].to} {
			if !isOn(*end, base) {
				*end = base
			}
		}
	}
	r.turns = kept(turns, func(t turn) bool { return t.from != t.to })
}

// kept is a new list of the elements that are to stay: copies share the old one.
func kept[T any](list []T, stays func(T) bool) (those []T) {
	for _, x := range list {
		if stays(x) {
			those = append(those, x)
		}
	}
	return those
}

// clone returns a copy that shares what there is and goes on by itself.
func (r *recorder) clone() recorder {
	return recorder{slices.Clip(r.arrivals), slices.Clip(r.reorgs), slices.Clip(r.payments), slices.Clip(r.turns), slices.Clone(r.tallies)}
}
