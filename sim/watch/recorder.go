package watch

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
)

// Recorder keeps what a history is made of, where Config.Record asks for it: lists that
// only grow, in the order in which things happened. What follows from them is worked
// out when somebody asks, so that a run pays for nothing but the keeping.
type Recorder struct {
	nothing
	metrics *Metrics
	Recording
}

// Recorder has what a history is made of.
func (w *Watchers) Recorder() *Recorder { return one[*Recorder](w) }

func (*Recorder) wanted(config *settings.Config) bool { return config.Record }

func (r *Recorder) join(others *Watchers, _ *cluster.Cluster) { r.metrics = others.Metrics() }

// clone shares what there is: lists only grow.
func (r *Recorder) clone() Watcher {
	return &Recorder{Recording: Recording{
		slices.Clip(r.Arrivals), slices.Clip(r.Reorgs), slices.Clip(r.Payments), slices.Clip(r.Turns), slices.Clone(r.Tallies),
	}}
}

// Recording is what a recorder has kept. Nobody else writes to it.
type Recording struct {
	Arrivals []Arrival
	Reorgs   []Reorg
	Payments []Payment
	Turns    []Turn
	Tallies  []Tally // by node, of the whole run; those to whom nothing happened may be left out
}

// Tally counts what happened to a node.
type Tally struct{ Reorgs, Deepest, Paid int }

// Arrival is when a node had a block for the first time.
type Arrival struct {
	Block      *chain.Entry
	At         netsim.Time
	Node, From netsim.NodeID
	Ran        bool // since the block was found: see Metrics.counts
}

// Payment is a transaction that a node made.
type Payment struct {
	At   netsim.Time
	Node netsim.NodeID
	Tx   *chain.Tx
	Fee  chain.Amount
}

// Reorg is a reorganisation of one node.
type Reorg struct {
	At     netsim.Time
	Node   netsim.NodeID
	Change *chain.Change
}

// Turn is a move of the best chain from one tip to another.
type Turn struct {
	At       netsim.Time
	From, To *chain.Entry
}

// See takes an event, after the metrics.
func (r *Recorder) See(e *node.Event) {
	switch m := r.metrics; e.Verb {
	case node.Accepted:
		r.Arrivals = append(r.Arrivals, Arrival{e.Block, e.At, e.Node, e.Peer, m.counts(m.Record(e.Block), e.Node)})
	case node.Paid:
		if m.again {
			return
		}
		r.Payments = append(r.Payments, Payment{e.At, e.Node, e.Tx, e.Fee})
		r.tally(e.Node).Paid++
	case node.Moved:
		if e.Change.Reorg() {
			r.Reorgs = append(r.Reorgs, Reorg{e.At, e.Node, e.Change})
			t := r.tally(e.Node)
			t.Reorgs++
			t.Deepest = max(t.Deepest, len(e.Change.Off))
		}
		if m.before != m.best {
			r.Turns = append(r.Turns, Turn{e.At, m.before, m.best})
		}
	}
}

func (r *Recorder) tally(of netsim.NodeID) *Tally {
	for len(r.Tallies) <= int(of) {
		r.Tallies = append(r.Tallies, Tally{})
	}
	return &r.Tallies[of]
}

// Forget leaves what happened on base and after it was found. The best chain's moves
// below it are cut off there.
func (r *Recorder) Forget(base *chain.Entry) {
	found := r.metrics.FoundAt(base)
	r.Arrivals = kept(r.Arrivals, func(a Arrival) bool { return isOn(a.Block, base) })
	r.Reorgs = kept(r.Reorgs, func(x Reorg) bool { return isOn(x.Change.Common, base) })
	r.Payments = kept(r.Payments, func(p Payment) bool { return p.At >= found })
	turns := slices.Clone(r.Turns)
	for i := range turns {
		for _, end := range []**chain.Entry{&turns[i].From, &turns[i].To} {
			if !isOn(*end, base) {
				*end = base
			}
		}
	}
	r.Turns = kept(turns, func(t Turn) bool { return t.From != t.To })
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
