package wire

import (
	"errors"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/query"
)

// ErrPrivate refuses what only a node's own operator may have.
var ErrPrivate = errors.New("refused: a key, and the power to spend, answer only their own node's operator")

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
func (Ask) Refers(*chain.Store, func(*chain.Entry)) {}

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

func (Answer) Refers(*chain.Store, func(*chain.Entry)) {}
