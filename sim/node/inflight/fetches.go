package inflight

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Fetch is a catching-up with one neighbour.
type Fetch struct {
	Peer  netsim.NodeID
	ID    uint64
	Sync  bool           // asked for by the operator, who wants to hear how it ended
	Count int            // blocks that were new so far
	Due   []*chain.Entry // blocks still to come, in order, where the relay asks for each
	More  bool           // the neighbour's chain goes on after them
}

// News is a block that a neighbour spoke of while another neighbour was asked.
type News struct {
	Peer  netsim.NodeID
	Block *chain.Entry
}

// Fetches are a node's catchings-up, and what it has to catch up with afterwards.
type Fetches struct {
	Open []Fetch
	News []News
	Last uint64 // numbers them, so that late answers are told apart
}

// With returns the place of the fetch from a peer, below 0 if there is none.
func (q *Fetches) With(peer netsim.NodeID) int {
	return slices.IndexFunc(q.Open, func(f Fetch) bool { return f.Peer == peer })
}

// Numbered returns the place of the fetch of a number likewise.
func (q *Fetches) Numbered(id uint64) int {
	return slices.IndexFunc(q.Open, func(f Fetch) bool { return f.ID == id })
}

// Await numbers a fetch anew, which voids its timer.
func (q *Fetches) Await(f Fetch) Fetch {
	q.Last++
	f.ID = q.Last
	q.Open = append(q.Open, f)
	return f
}

// Take takes a fetch out.
func (q *Fetches) Take(i int) Fetch {
	f := q.Open[i]
	q.Open = slices.Delete(q.Open, i, i+1)
	return f
}

// Answered takes out the fetch that a peer has answered, if that is of any use. An answer
// to an earlier question does as well, if it brought something: over a slow link all
// answers are late.
func (q *Fetches) Answered(peer netsim.NodeID, id uint64, useful bool) (f Fetch, ok bool) {
	i := slices.IndexFunc(q.Open, func(f Fetch) bool { return f.ID == id && f.Peer == peer })
	if i < 0 && useful {
		i = q.With(peer)
	}
	switch {
	case i >= 0:
		return q.Take(i), true
	case !useful || len(q.Open) > 0:
		return Fetch{}, false
	}
	return Fetch{Peer: peer}, true
}

// Hear keeps what a neighbour spoke of last.
func (q *Fetches) Hear(x News) {
	q.ForgetNews(x.Peer)
	q.News = append(q.News, x)
}

// ForgetNews forgets what a neighbour spoke of.
func (q *Fetches) ForgetNews(of netsim.NodeID) {
	q.News = slices.DeleteFunc(q.News, func(x News) bool { return x.Peer == of })
}

// NextNews takes out what was heard first and still waits, if no fetch is open.
func (q *Fetches) NextNews() (x News, ok bool) {
	if len(q.Open) > 0 || len(q.News) == 0 {
		return News{}, false
	}
	x = q.News[0]
	q.News = slices.Delete(q.News, 0, 1)
	return x, true
}

// Refers visits the blocks that were heard of, and those still to come.
func (q *Fetches) Refers(visit func(*chain.Entry)) {
	for _, x := range q.News {
		visit(x.Block)
	}
	for _, f := range q.Open {
		for _, block := range f.Due {
			visit(block)
		}
	}
}

// Clone returns the same fetches, which go their own way from here.
func (q *Fetches) Clone() Fetches {
	return Fetches{Open: slices.Clone(q.Open), News: slices.Clone(q.News), Last: q.Last}
}

// Clear forgets all but the numbers.
func (q *Fetches) Clear() { q.Open, q.News = nil, nil }
