package sim

import (
	"encoding/binary"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// sightings records when each node first had a block or a transaction, and what it refused,
// for Inspect. It is kept for a dashboard only, and each list has a maximum length: some
// thousand blocks of a small world, or a hundred of one with a thousand nodes.
type sightings struct {
	blocks   sightingList // when a node had a block for the first time
	txs      sightingList // when a node had a transaction for the first time, or made it
	troubles ring[trouble]
}

// troublesKept is how many refusals are kept.
const troublesKept = 1000

// sighting is when a node got something, and from whom; from itself if it made it. The key
// stands for a hash: a sighting refers to no block or transaction, so that these can be
// forgotten.
type sighting struct {
	at         netsim.Time
	node, from netsim.NodeID
	key        uint64
	ran        bool // of a block: since it was found, see metrics.counts
}

// keyOf is the end of a hash: the beginning of a block's is zeros.
func keyOf(h chain.Hash) uint64 { return binary.BigEndian.Uint64(h[24:]) }

// trouble is something that a node did not take, or not keep.
type trouble struct {
	sighting
	verb node.Verb
	err  error
}

// sightingList is a list in order of time that forgets its beginning. Full pieces are shared
// between copies and never written to.
type sightingList struct {
	pieces [][]sighting
	lost   netsim.Time // time of the last sighting that is not kept any more
}

const (
	sightingsInPiece = 2048
	piecesKept       = 64
)

func (l *sightingList) add(x sighting) {
	last := len(l.pieces) - 1
	if last < 0 || len(l.pieces[last]) == sightingsInPiece {
		if len(l.pieces) == piecesKept {
			l.lost = l.pieces[0][sightingsInPiece-1].at
			l.pieces = slices.Clone(l.pieces[1:])
		}
		l.pieces = append(l.pieces, make([]sighting, 0, sightingsInPiece))
		last = len(l.pieces) - 1
	}
	l.pieces[last] = append(l.pieces[last], x)
}

// each calls f for what happened to one hash, not before since.
func (l *sightingList) each(of chain.Hash, since netsim.Time, f func(sighting)) {
	key := keyOf(of)
	for _, piece := range l.pieces {
		if len(piece) == 0 || piece[len(piece)-1].at < since {
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

func (s *sightings) clone() sightings {
	return sightings{s.blocks.clone(), s.txs.clone(), s.troubles.clone()}
}

// observe takes an event, after the metrics have.
func (s *sightings) observe(e *node.Event, metrics *metrics) {
	m := sighting{at: e.At, node: e.Node, from: e.Peer}
	switch e.Verb {
	case node.Accepted:
		m.key, m.ran = keyOf(e.Block.Hash()), metrics.counts(metrics.record(e.Block), e.Node)
		s.blocks.add(m)
	case node.Paid, node.PoolAdded:
		m.key = keyOf(e.Tx.ID())
		s.txs.add(m)
	case node.Rejected, node.Orphaned:
		m.key = keyOf(e.Block.Hash())
		s.troubles.add(troublesKept, trouble{m, e.Verb, e.Err})
	case node.PoolRefused, node.PoolDropped:
		m.key = keyOf(e.Tx.ID())
		s.troubles.add(troublesKept, trouble{m, e.Verb, e.Err})
	}
}

// completeSince is the time since which all refusals are kept.
func (s *sightings) completeSince() netsim.Time {
	if len(s.troubles.items) < troublesKept {
		return 0
	}
	return s.troubles.at(0).at + 1
}

// eachTrouble calls f for the refusals of one hash, oldest first.
func (s *sightings) eachTrouble(of chain.Hash, f func(*trouble)) {
	key := keyOf(of)
	for i := range s.troubles.items {
		if t := s.troubles.at(i); t.key == key {
			f(t)
		}
	}
}
