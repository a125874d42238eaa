package node

import (
	"errors"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/query"
)

// question is one that waits for its answer.
type question struct {
	id uint64
	of netsim.NodeID
}

// ErrPrivate refuses what only a node's own operator may have.
var ErrPrivate = errors.New("refused: a key, and the power to spend, answer only their own node's operator")

// asking is what a node has asked others.
type asking struct {
	open []question
	last uint64 // numbers them, so that late answers are told apart
}

// take takes out a question, and reports whether it still waited.
func (a *asking) take(q question) bool {
	i := slices.Index(a.open, q)
	if i >= 0 {
		a.open = slices.Delete(a.open, i, i+1)
	}
	return i >= 0
}

func (a *asking) clone() asking { return asking{slices.Clone(a.open), a.last} }

// Ask puts a question to a neighbour; the answer comes as an Answered event.
func (n *Node) Ask(env *netsim.Env, of netsim.NodeID, q query.Question) {
	n.asking.last++
	waits := question{n.asking.last, of}
	n.asking.open = append(n.asking.open, waits)
	n.send(env, of, Ask{Question: q, Request: waits.id})
	env.After(n.config.RequestTimeout, askExpired{waits})
}

// askExpired fires when the answer to a question did not come.
type askExpired struct{ question }

func (x askExpired) fire(n *Node, env *netsim.Env) {
	if n.asking.take(x.question) {
		n.tell(env, Event{Verb: Answered, Peer: x.of, Err: ErrNoAnswer})
	}
}
