package strategy

import (
	"errors"
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// Spammer is to fill mempools and blocks with dust: payments of the least amount, at the lowest
// fee that its own mempool takes, which is none until that is full. Blocks take what pays
// more first, and mempools have a bound.
type Spammer struct {
	PerSecond float64 // payments; 0: one
}

// Text has the rate, if that is given.
func (v Spammer) Text(nodeset.By) string {
	if v.PerSecond == 0 {
		return "spammer"
	}
	return "spammer rate=" + quantity.FormatPerSecond(v.PerSecond)
}

func (Spammer) form() form {
	return form{
		word: "spammer", options: []option{{name: "rate", value: "R"}},
		gist: "makes heaps of tiny payments",
		doc:  "spammer is honest, and makes so many payments a second, 1 unless it is given, of the least amount at the lowest fee that mempools take.",
		read: func(a *grammar.Arguments) Way {
			rate, _ := grammar.Option(a, "rate", spamRate())
			return Spammer{rate}
		},
	}
}

// spamRate is how many payments it makes, each of which is really signed.
func spamRate() argument.Kind[float64] {
	const expected = "payments per second, 0.001 to 1000, such as 2"
	return argument.Kind[float64]{Expected: expected, Offers: argument.Words("0.5", "2", "10"), Parse: func(s string) (float64, error) {
		rate, err := quantity.ParsePerSecond(s)
		if err != nil || rate < 0.001 || rate > 1000 {
			return 0, &lex.ValueError{Value: s, Expected: expected}
		}
		return rate, nil
	}}
}

func (v Spammer) plan(s Site) (func(*node.Node) node.Strategy, error) {
	rate := v.PerSecond
	if rate == 0 {
		rate = 1
	}
	return func(n *node.Node) node.Strategy {
		return &spammer{taken: taken{v}, every: netsim.Time(float64(netsim.Second) / rate), to: othersThan(s, n)}
	}, nil
}

// othersThan are the addresses of all other nodes.
func othersThan(s Site, n *node.Node) (list []chain.Address) {
	for id := range s.Count() {
		if other := s.Node(id); other != n {
			list = append(list, other.Wallet().Addresses()[0])
		}
	}
	return list
}

// spammer pays each of the others in turn.
type spammer struct {
	node.Honest
	taken
	every netsim.Time
	to    []chain.Address // never written to
	next  int
	fee   chain.Amount
}

// dust is the least that can be paid.
const dust = chain.Amount(1)

// Name is the word.
func (*spammer) Name() string { return "spammer" }

func (s *spammer) does() string {
	return fmt.Sprintf("pays dust every %s", quantity.FormatDuration(s.every.Duration()))
}

// Act makes a payment, if it has a coin for it.
func (s *spammer) Act(n *node.Node, env *netsim.Env) []*chain.Entry {
	node.ActIn(n, env, s.every)
	if len(s.to) == 0 {
		return nil
	}
	_, err := n.Pay(env, s.to[s.next%len(s.to)], dust, s.fee)
	s.learn(err)
	return nil
}

// learn sets the fee of the next payment by what became of one.
func (s *spammer) learn(err error) {
	var full chain.ErrFull
	switch {
	case err == nil:
		s.next++
		s.fee = 0
	case errors.As(err, &full):
		s.fee = max(s.fee+1, chain.Amount(full.Lowest*spamSize)+1)
	}
}

// spamSize is about how many bytes such a payment has.
const spamSize = 250

// Clone returns one in the same state.
func (s *spammer) Clone() node.Strategy { c := *s; return &c }
