package node

import (
	"errors"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/inflight"
)

// Errors that a sync reports for one peer. One that says nothing does not keep
// the others from being heard, unlike in the seed (seeds.md, fault 8).
var (
	ErrNoAnswer = errors.New("no answer")
	ErrGone     = errors.New("the link went away")
)

// fetches are a node's catchings-up, and what it has to catch up with afterwards.
type fetches struct{ inflight.Fetches }

// Sync pulls from every neighbour at once, and tells for each how it ended. It
// returns how many were asked.
func (n *Node) Sync(env *netsim.Env) int {
	peers := env.Peers()
	for _, peer := range peers {
		if i := n.fetches.With(peer); i >= 0 {
			n.fetches.Take(i)
		}
		n.tell(env, Event{Verb: SyncAsked, Peer: peer})
		n.fetches.pull(n, env, inflight.Fetch{Peer: peer, Sync: true}, nil)
	}
	return len(peers)
}

// catchUp pulls from a neighbour that spoke of an unknown block. One at a time,
// since two would bring the same blocks twice: the others have their turn when
// that one has answered, or has not, and the block is still unknown.
func (q *fetches) catchUp(n *Node, env *netsim.Env, from netsim.NodeID, block *chain.Entry) {
	switch {
	case n.config.Relay.Silent || from == env.ID():
	case len(q.Open) == 0:
		q.pull(n, env, inflight.Fetch{Peer: from}, nil)
	default:
		q.Hear(inflight.News{Peer: from, Block: block})
	}
}

// pull asks for what comes after the blocks that this node has, or after a block. That may
// be of a side branch, which is no part of this node's locator until it wins, so the block
// itself is named.
func (q *fetches) pull(n *Node, env *netsim.Env, f inflight.Fetch, after *chain.Entry) {
	locator := n.chain.LocatorFrom(n.tipFor(f.Peer))
	if after != nil {
		locator = append([]chain.Hash{after.Hash()}, locator...)
	}
	f = q.Await(f)
	n.config.Relay.pull(n, env, f, locator)
	env.After(n.config.RequestTimeout, fetchExpired{f.ID})
}

// step ends one step of a catching-up and takes the next, if there is more: count
// blocks were new, the neighbour's chain goes on after next, or err came between.
func (q *fetches) step(n *Node, env *netsim.Env, f inflight.Fetch, count int, next *chain.Entry, err error) {
	f.Count += count
	if next != nil && err == nil {
		q.pull(n, env, f, next)
		return
	}
	q.end(n, env, f, err)
}

// end tells how a fetch ended, and turns to what other neighbours spoke of meanwhile.
func (q *fetches) end(n *Node, env *netsim.Env, f inflight.Fetch, err error) {
	if f.Sync {
		n.tell(env, Event{Verb: SyncDone, Peer: f.Peer, Count: f.Count, Err: err})
	}
	for next, ok := q.NextNews(); ok; next, ok = q.NextNews() {
		if !n.chain.Knows(next.Block) {
			q.pull(n, env, inflight.Fetch{Peer: next.Peer}, nil)
		}
	}
}

// fetchExpired fires when the answer to a catching-up's question did not come.
type fetchExpired struct{ id uint64 }

func (x fetchExpired) fire(n *Node, env *netsim.Env) {
	if i := n.fetches.Numbered(x.id); i >= 0 {
		n.fetches.end(n, env, n.fetches.Take(i), ErrNoAnswer)
	}
}

// gone gives up what was asked of a neighbour that is gone.
func (q *fetches) gone(n *Node, env *netsim.Env, peer netsim.NodeID) {
	q.ForgetNews(peer)
	if i := q.With(peer); i >= 0 {
		q.end(n, env, q.Take(i), ErrGone)
	}
}
