package node

import (
	"errors"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Errors that a sync reports for one peer. One that says nothing does not keep
// the others from being heard, unlike in the seed (seeds.md, fault 8).
var (
	ErrNoAnswer = errors.New("no answer")
	ErrGone     = errors.New("the link went away")
)

// fetch is a catching-up with one neighbour.
type fetch struct {
	peer  netsim.NodeID
	id    uint64
	sync  bool           // asked for by the operator, who wants to hear how it ended
	count int            // blocks that were new so far
	due   []*chain.Entry // blocks still to come, in order, where the relay asks for each
	more  bool           // the neighbour's chain goes on after them
}

// news is a block that a neighbour spoke of while another neighbour was asked.
type news struct {
	peer  netsim.NodeID
	block *chain.Entry
}

// fetches are a node's catchings-up, and what it has to catch up with afterwards.
type fetches struct {
	open []fetch
	news []news
	last uint64 // numbers them, so that late answers are told apart
}

// with returns the place of the fetch from a peer, below 0 if there is none.
func (q *fetches) with(peer netsim.NodeID) int {
	return slices.IndexFunc(q.open, func(f fetch) bool { return f.peer == peer })
}

// numbered returns the place of the fetch of a number likewise.
func (q *fetches) numbered(id uint64) int {
	return slices.IndexFunc(q.open, func(f fetch) bool { return f.id == id })
}

// take takes a fetch out.
func (q *fetches) take(i int) fetch {
	f := q.open[i]
	q.open = slices.Delete(q.open, i, i+1)
	return f
}

// answered takes out the fetch that a peer has answered, if that is of any use. An answer
// to an earlier question does as well, if it brought something: over a slow link all
// answers are late.
func (q *fetches) answered(peer netsim.NodeID, id uint64, useful bool) (f fetch, ok bool) {
	i := slices.IndexFunc(q.open, func(f fetch) bool { return f.id == id && f.peer == peer })
	if i < 0 && useful {
		i = q.with(peer)
	}
	switch {
	case i >= 0:
		return q.take(i), true
	case !useful || len(q.open) > 0:
		return fetch{}, false
	}
	return fetch{peer: peer}, true
}

// hear keeps what a neighbour spoke of last.
func (q *fetches) hear(x news) {
	q.forgetNews(x.peer)
	q.news = append(q.news, x)
}

func (q *fetches) forgetNews(of netsim.NodeID) {
	q.news = slices.DeleteFunc(q.news, func(x news) bool { return x.peer == of })
}

func (q *fetches) refers(visit func(*chain.Entry)) {
	for _, x := range q.news {
		visit(x.block)
	}
	for _, f := range q.open {
		for _, block := range f.due {
			visit(block)
		}
	}
}

func (q *fetches) clone() fetches {
	return fetches{open: slices.Clone(q.open), news: slices.Clone(q.news), last: q.last}
}

// clear forgets all but the numbers.
func (q *fetches) clear() { q.open, q.news = nil, nil }

// Sync pulls from every neighbour at once, and tells for each how it ended. It
// returns how many were asked.
func (n *Node) Sync(env *netsim.Env) int {
	peers := env.Peers()
	for _, peer := range peers {
		if i := n.fetches.with(peer); i >= 0 {
			n.fetches.take(i)
		}
		n.tell(env, Event{Verb: SyncAsked, Peer: peer})
		n.fetches.pull(n, env, fetch{peer: peer, sync: true}, nil)
	}
	return len(peers)
}

// catchUp pulls from a neighbour that spoke of an unknown block. One at a time,
// since two would bring the same blocks twice: the others have their turn when
// that one has answered, or has not, and the block is still unknown.
func (q *fetches) catchUp(n *Node, env *netsim.Env, from netsim.NodeID, block *chain.Entry) {
	switch {
	case n.config.Relay.Silent || from == env.ID():
	case len(q.open) == 0:
		q.pull(n, env, fetch{peer: from}, nil)
	default:
		q.hear(news{from, block})
	}
}

// pull asks for what comes after the blocks that this node has, or after a block. That may
// be of a side branch, which is no part of this node's locator until it wins, so the block
// itself is named.
func (q *fetches) pull(n *Node, env *netsim.Env, f fetch, after *chain.Entry) {
	locator := n.chain.LocatorFrom(n.tipFor(f.peer))
	if after != nil {
		locator = append([]chain.Hash{after.Hash()}, locator...)
	}
	f = q.await(f)
	n.config.Relay.pull(n, env, f, locator)
	env.After(n.config.RequestTimeout, fetchExpired{f.id})
}

// await numbers a fetch anew, which voids its timer.
func (q *fetches) await(f fetch) fetch {
	q.last++
	f.id = q.last
	q.open = append(q.open, f)
	return f
}

// step ends one step of a catching-up and takes the next, if there is more: count
// blocks were new, the neighbour's chain goes on after next, or err came between.
func (q *fetches) step(n *Node, env *netsim.Env, f fetch, count int, next *chain.Entry, err error) {
	f.count += count
	if next != nil && err == nil {
		q.pull(n, env, f, next)
		return
	}
	q.end(n, env, f, err)
}

// end tells how a fetch ended, and turns to what other neighbours spoke of meanwhile.
func (q *fetches) end(n *Node, env *netsim.Env, f fetch, err error) {
	if f.sync {
		n.tell(env, Event{Verb: SyncDone, Peer: f.peer, Count: f.count, Err: err})
	}
	for len(q.open) == 0 && len(q.news) > 0 {
		next := q.news[0]
		q.news = slices.Delete(q.news, 0, 1)
		if !n.chain.Knows(next.block) {
			q.pull(n, env, fetch{peer: next.peer}, nil)
		}
	}
}

// fetchExpired fires when the answer to a catching-up's question did not come.
type fetchExpired struct{ id uint64 }

func (x fetchExpired) fire(n *Node, env *netsim.Env) {
	if i := n.fetches.numbered(x.id); i >= 0 {
		n.fetches.end(n, env, n.fetches.take(i), ErrNoAnswer)
	}
}

// gone gives up what was asked of a neighbour that is gone.
func (q *fetches) gone(n *Node, env *netsim.Env, peer netsim.NodeID) {
	q.forgetNews(peer)
	if i := q.with(peer); i >= 0 {
		q.end(n, env, q.take(i), ErrGone)
	}
}
