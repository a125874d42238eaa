package node

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/inflight"
	"example.com/sosocoin/sim/node/wire"
)

// hearAsk answers what is public, and refuses the rest.
func hearAsk(n *Node, env *netsim.Env, p netsim.Packet, m Ask) {
	answer := Answer{Request: m.Request}
	var ok bool
	if answer.Answer, ok = m.Question.Answer(shown{n, env, p.Src}); !ok {
		answer.Refused = wire.ErrPrivate
	}
	n.send(env, p.Src, answer)
}

// hearAnswer tells what was answered; an answer that is late, or of somebody else, is none.
func hearAnswer(n *Node, env *netsim.Env, p netsim.Packet, m Answer) {
	if excessive(n, env, p.Src, "bytes", m.Size(), wire.MaxMessage) {
		return
	}
	if n.asking.Take(inflight.Question{ID: m.Request, Of: p.Src}) {
		n.tell(env, Event{Verb: Answered, Peer: p.Src, Answer: &m, Err: m.Refused})
	}
}
