package watch

import (
	"encoding/binary"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/watch/ring"
)

// Sightings records when each node first had a block or a transaction, and what it refused,
// for Inspect. It is kept for a dashboard only, and each list has a maximum length: some
// thousand blocks of a small world, or a hundred of one with a thousand nodes.
type Sightings struct {
	nothing
	metrics  *Metrics
	blocks   sightingList // when a node had a block for the first time
	txs      sightingList // when a node had a transaction for the first time, or made it
	troubles ring.Of[Trouble]
}

// Sightings says who had a block or a transaction when.
func (w *Watchers) Sightings() *Sightings { return one[*Sightings](w) }

func (*Sightings) wanted(config *settings.Config) bool { return config.Observe }

func (s *Sightings) join(others *Watchers, _ *cluster.Cluster) { s.metrics = others.Metrics() }

// troublesKept is how many refusals are kept.
const troublesKept = 1000

// Sighting is when a node got something, and from whom; from itself if it made it. The key
// stands for a hash: a sighting refers to no block or transaction, so that these can be
// forgotten.
type Sighting struct {
	At         netsim.Time
	Node, From netsim.NodeID
	Ran        bool // of a block: since it was found, see Metrics.counts
	key        uint64
}

// keyOf is the end of a hash: the beginning of a block's is zeros.
func keyOf(h chain.Hash) uint64 { return binary.BigEndian.Uint64(h[24:]) }

// Trouble is something that a node did not take, or not keep.
type Trouble struct {
	Sighting
	Verb node.Verb
	Err  error
}

// sightingList is a list in order of time that forgets its beginning. Full pieces are shared
// between copies and never written to.
type sightingList struct {
	pieces [][]Sighting
	lost   netsim.Time // time of the last sighting that is not kept any more
}

const (
	sightingsInPiece = 2048
	piecesKept       = 64
)

func (l *sightingList) add(x Sighting) {
	last := len(l.pieces) - 1
	if last < 0 || len(l.pieces[last]) == sightingsInPiece {
		if len(l.pieces) == piecesKept {
			l.lost = l.pieces[0][sightingsInPiece-1].At
			l.pieces = slices.Clone(l.pieces[1:])
		}
		l.pieces = append(l.pieces, make([]Sighting, 0, sightingsInPiece))
		last = len(l.pieces) - 1
	}
	l.pieces[last] = append(l.pieces[last], x)
}

// each calls f for what happened to one hash, not before since.
func (l *sightingList) each(of chain.Hash, since netsim.Time, f func(Sighting)) {
	key := keyOf(of)
	for _, piece := range l.pieces {
		if len(piece) == 0 || piece[len(piece)-1].At < since {
			continue
		}
		for i := range piece {
			if piece[i].key == key {
				f(piece[i])
			}
		}
	}
}

// clone returns a copy that goes on by itself.
func (l *sightingList) clone() sightingList {
	pieces := slices.Clone(l.pieces)
	if last := len(pieces) - 1; last >= 0 {
		pieces[last] = slices.Clip(pieces[last])
	}
	return sightingList{pieces, l.lost}
}

func (s *Sightings) clone() Watcher {
	return &Sightings{blocks: s.blocks.clone(), txs: s.txs.clone(), troubles: s.troubles.Clone()}
}

// See takes an event, after the metrics have.
func (s *Sightings) See(e *node.Event) {
	m := Sighting{At: e.At, Node: e.Node, From: e.Peer}
	switch e.Verb {
	case node.Accepted:
		m.key, m.Ran = keyOf(e.Block.Hash()), s.metrics.counts(s.metrics.Record(e.Block), e.Node)
		s.blocks.add(m)
	case node.Paid, node.PoolAdded:
		m.key = keyOf(e.Tx.ID())
		s.txs.add(m)
	case node.Rejected, node.Orphaned:
		m.key = keyOf(e.Block.Hash())
		s.troubles.Add(troublesKept, Trouble{m, e.Verb, e.Err})
	case node.PoolRefused, node.PoolDropped:
		m.key = keyOf(e.Tx.ID())
		s.troubles.Add(troublesKept, Trouble{m, e.Verb, e.Err})
	}
}

// Block calls f when each node had a block for the first time, which was found at a moment.
func (s *Sightings) Block(h chain.Hash, found netsim.Time, f func(Sighting)) {
	s.blocks.each(h, found, f)
}

// Tx calls f when each node had a transaction for the first time.
func (s *Sightings) Tx(id chain.Hash, f func(Sighting)) { s.txs.each(id, 0, f) }

// CompleteSince is the time since which all refusals are kept.
func (s *Sightings) CompleteSince() netsim.Time {
	if s.troubles.Len() < troublesKept {
		return 0
	}
	return s.troubles.At(0).At + 1
}

// Troubles calls f for the refusals of one hash, oldest first.
func (s *Sightings) Troubles(of chain.Hash, f func(*Trouble)) {
	key := keyOf(of)
	for t := range s.troubles.All() {
		if t.key == key {
			f(t)
		}
	}
}
