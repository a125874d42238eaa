package node

import (
	"errors"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/inflight"
	"example.com/sosocoin/sim/node/query"
)

// Ask puts a question to another node.
type Ask struct {
	Question query.Question
	Request  uint64
}

func (Ask) Size() int                               { return headerSize + 40 }
func (Ask) Kind() netsim.Kind                       { return 7 }
func (Ask) Spec() Spec                              { return Spec{"ask", AskGroup} }
func (Ask) About() Subject                          { return Subject{} }
func (Ask) Words() string                           { return "ask" }
func (Ask) refers(*chain.Store, func(*chain.Entry)) {}

// handle answers what is public, and refuses the rest.
func (m Ask) handle(n *Node, env *netsim.Env, p netsim.Packet) {
	answer := Answer{Request: m.Request}
	var ok bool
	if answer.Answer, ok = m.Question.Answer(shown{n, env, p.Src}); !ok {
		answer.Refused = ErrPrivate
	}
	n.send(env, p.Src, answer)
}

// Answer answers an Ask in words, or refuses it.
type Answer struct {
	query.Answer
	Refused error
	Request uint64
}

func (m Answer) Size() int       { return headerSize + len(m.Text) }
func (Answer) Kind() netsim.Kind { return 8 }
func (Answer) Spec() Spec        { return Spec{"answer", AskGroup} }
func (Answer) About() Subject    { return Subject{} }

func (m Answer) Words() string {
	if errors.Is(m.Refused, ErrPrivate) {
		return "refusal"
	}
	return "answer"
}

func (Answer) refers(*chain.Store, func(*chain.Entry)) {}

// handle tells what was answered; an answer that is late, or of somebody else, is none.
func (m Answer) handle(n *Node, env *netsim.Env, p netsim.Packet) {
	if n.asking.Take(inflight.Question{ID: m.Request, Of: p.Src}) {
		n.tell(env, Event{Verb: Answered, Peer: p.Src, Answer: &m, Err: m.Refused})
	}
}
