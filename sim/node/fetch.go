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
	sync  bool // asked for by the operator, who wants to hear how it ended
	count int  // blocks that were new so far
}

// Sync pulls from every neighbour at once, and tells for each how it ended. It
// returns how many were asked.
func (n *Node) Sync(env *netsim.Env) int {
	peers := env.Peers()
	for _, peer := range peers {
		if i := n.fetchFrom(peer); i >= 0 {
			n.fetches = slices.Delete(n.fetches, i, i+1)
		}
		n.tell(env, Event{Verb: SyncAsked, Peer: peer})
		n.fetch(env, fetch{peer: peer, sync: true})
	}
	return len(peers)
}

// news is a block that a neighbour spoke of while another neighbour was asked.
type news struct {
	peer  netsim.NodeID
	block *chain.Entry
}

// catchUp pulls from a neighbour that spoke of an unknown block. One at a time,
// since two would bring the same blocks twice: the others have their turn when
// that one has answered, or has not, and the block is still unknown.
func (n *Node) catchUp(env *netsim.Env, from netsim.NodeID, block *chain.Entry) {
	switch {
	case n.config.Relay == RelayNone || from == env.ID():
	case len(n.fetches) == 0:
		n.fetch(env, fetch{peer: from})
	default:
		n.forgetNews(from)
		n.news = append(n.news, news{from, block})
	}
}

func (n *Node) forgetNews(of netsim.NodeID) {
	n.news = slices.DeleteFunc(n.news, func(x news) bool { return x.peer == of })
}

// fetch asks for what comes after the blocks that this node has.
func (n *Node) fetch(env *netsim.Env, f fetch) {
	n.requestN++
	f.id = n.requestN
	n.fetches = append(n.fetches, f)
	n.send(env, f.peer, GetBlocks{Locator: n.chain.Locator(), Request: f.id})
	env.After(n.config.RequestTimeout, fetchExpired{f.id})
}

func (n *Node) fetchFrom(peer netsim.NodeID) int {
	return slices.IndexFunc(n.fetches, func(f fetch) bool { return f.peer == peer })
}

// fetched ends one step of a catching-up and takes the next, if there is more. An
// answer to an earlier question does as well, if it brought something: over a slow
// link all answers are late.
func (n *Node) fetched(env *netsim.Env, from netsim.NodeID, m Blocks, count int, last error) {
	i := slices.IndexFunc(n.fetches, func(f fetch) bool { return f.id == m.Request && f.peer == from })
	if i < 0 && count > 0 {
		i = n.fetchFrom(from)
	}
	f := fetch{peer: from}
	switch {
	case i >= 0:
		f = n.fetches[i]
		n.fetches = slices.Delete(n.fetches, i, i+1)
	case count == 0 || len(n.fetches) > 0:
		return
	}
	f.count += count
	if m.More && last == nil {
		n.fetchNext(env, f, m.Blocks[len(m.Blocks)-1])
		return
	}
	n.endFetch(env, f, last)
}

// fetchNext asks for what follows a block. A side branch is no part of this
// node's locator until it wins, so the block itself is named.
func (n *Node) fetchNext(env *netsim.Env, f fetch, after *chain.Entry) {
	n.requestN++
	f.id = n.requestN
	n.fetches = append(n.fetches, f)
	locator := append([]chain.Hash{after.Hash()}, n.chain.Locator()...)
	n.send(env, f.peer, GetBlocks{Locator: locator, Request: f.id})
	env.After(n.config.RequestTimeout, fetchExpired{f.id})
}

func (n *Node) endFetch(env *netsim.Env, f fetch, err error) {
	if f.sync {
		n.tell(env, Event{Verb: SyncDone, Peer: f.peer, Count: f.count, Err: err})
	}
	for len(n.fetches) == 0 && len(n.news) > 0 {
		next := n.news[0]
		n.news = slices.Delete(n.news, 0, 1)
		if !n.chain.Knows(next.block) {
			n.fetch(env, fetch{peer: next.peer})
		}
	}
}

// fetchExpired fires when the answer to a catching-up's question did not come.
type fetchExpired struct{ id uint64 }

func (x fetchExpired) fire(n *Node, env *netsim.Env) {
	i := slices.IndexFunc(n.fetches, func(f fetch) bool { return f.id == x.id })
	if i < 0 {
		return
	}
	f := n.fetches[i]
	n.fetches = slices.Delete(n.fetches, i, i+1)
	n.endFetch(env, f, ErrNoAnswer)
}

// onLinkDown gives up what was asked of a neighbour that is gone.
func (n *Node) onLinkDown(env *netsim.Env, peer netsim.NodeID) {
	n.forgetNews(peer)
	if i := n.fetchFrom(peer); i >= 0 {
		f := n.fetches[i]
		n.fetches = slices.Delete(n.fetches, i, i+1)
		n.endFetch(env, f, ErrGone)
	}
}
