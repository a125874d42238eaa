package node

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/inflight"
	"example.com/sosocoin/sim/node/query"
)

// Ask puts a question to a neighbour; the answer comes as an Answered event.
func (n *Node) Ask(env *netsim.Env, of netsim.NodeID, q query.Question) {
	waits := n.asking.Put(of)
	n.send(env, of, Ask{Question: q, Request: waits.ID})
	env.After(n.config.RequestTimeout, askExpired{waits})
}

// askExpired fires when the answer to a question did not come.
type askExpired struct{ inflight.Question }

func (x askExpired) fire(n *Node, env *netsim.Env) {
	if n.asking.Take(x.Question) {
		n.tell(env, Event{Verb: Answered, Peer: x.Of, Err: ErrNoAnswer})
	}
}
