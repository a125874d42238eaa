package sim

import (
	"encoding/binary"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// annals keep what happened to single blocks and transactions at each node, for those
// who look at one of them. They are kept for a dashboard only, and each list has a
// length: the newest some thousand blocks of a small world, the newest hundred of one
// with a thousand nodes.
type annals struct {
	blocks   moments // when a node had a block for the first time
	txs      moments // when a node had a transaction for the first time, or made it
	troubles ring[trouble]
}

// troublesKept is how many refusals are kept.
const troublesKept = 1000

// moment is when a node got something, and from whom; from the node itself where it made
// it. The key stands for a hash: a moment holds on to nothing, so that blocks and
// transactions can be forgotten.
type moment struct {
	at         netsim.Time
	node, from netsim.NodeID
	key        uint64
	ran        bool // of a block: since it was found, see metrics.counts
}

// keyOf is the end of a hash: the beginning of a block's is zeros.
func keyOf(h chain.Hash) uint64 { return binary.BigEndian.Uint64(h[24:]) }

// trouble is something that a node did not take, or not keep.
type trouble struct {
	moment
	verb node.Verb
	err  error
}

// moments is a list in order of time that forgets its beginning. Full pieces are shared
// between copies and never written to.
type moments struct {
	pieces [][]moment
	lost   netsim.Time // the last moment that is not kept any more
}

const (
	momentsInPiece = 2048
	piecesKept     = 64
)

func (m *moments) add(x moment) {
	last := len(m.pieces) - 1
	if last < 0 || len(m.pieces[last]) == momentsInPiece {
		if len(m.pieces) == piecesKept {
			m.lost = m.pieces[0][momentsInPiece-1].at
			m.pieces = slices.Clone(m.pieces[1:])
		}
		m.pieces = append(m.pieces, make([]moment, 0, momentsInPiece))
		last = len(m.pieces) - 1
	}
	m.pieces[last] = append(m.pieces[last], x)
}

// each calls f for what happened to one hash, not before since.
func (m *moments) each(of chain.Hash, since netsim.Time, f func(moment)) {
	key := keyOf(of)
	for _, piece := range m.pieces {
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
func (m *moments) clone() moments {
	pieces := slices.Clone(m.pieces)
	if last := len(pieces) - 1; last >= 0 {
		pieces[last] = slices.Clip(pieces[last])
	}
	return moments{pieces, m.lost}
}

func (a *annals) clone() annals {
	return annals{a.blocks.clone(), a.txs.clone(), a.troubles.clone()}
}

// see takes an event, after the metrics.
func (a *annals) see(e *node.Event, metrics *metrics) {
	m := moment{at: e.At, node: e.Node, from: e.Peer}
	switch e.Verb {
	case node.Accepted:
		m.key, m.ran = keyOf(e.Block.Hash()), metrics.counts(metrics.record(e.Block), e.Node)
		a.blocks.add(m)
	case node.Paid, node.PoolAdded:
		m.key = keyOf(e.Tx.ID())
		a.txs.add(m)
	case node.Rejected, node.Orphaned:
		m.key = keyOf(e.Block.Hash())
		a.troubles.add(troublesKept, trouble{m, e.Verb, e.Err})
	case node.PoolRefused, node.PoolDropped:
		m.key = keyOf(e.Tx.ID())
		a.troubles.add(troublesKept, trouble{m, e.Verb, e.Err})
	}
}

// sure is since when all refusals are kept.
func (a *annals) sure() netsim.Time {
	if len(a.troubles.items) < troublesKept {
		return 0
	}
	return a.troubles.at(0).at + 1
}

// eachTrouble calls f for the refusals of one hash, oldest first.
func (a *annals) eachTrouble(of chain.Hash, f func(*trouble)) {
	key := keyOf(of)
	for i := range a.troubles.items {
		if t := a.troubles.at(i); t.key == key {
			f(t)
		}
	}
}
