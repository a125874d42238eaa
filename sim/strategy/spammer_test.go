package strategy

import (
	"testing"

	"example.com/sosocoin/chain"
)

// It pays one unit at a time, to the others in turn, for no fee, as often as it should, and
// no more than it has.
func TestSpammerPaysDust(t *testing.T) {
	l := newLab(t, "push", 0)
	other := l.addNode().Wallet().Addresses()[0]
	l.link(0, 1)
	l.follow(Spammer{PerSecond: 2})
	l.run(10 * second)
	if got := l.n.Pool().Len(); got != 20 {
		t.Errorf("in 10 s it has made %d payments, expected 20", got)
	}
	for _, pooled := range l.n.Pool().List() {
		if out := pooled.Tx.Out[0]; pooled.Fee != 0 || out.Amount != 1 || out.To != other {
			t.Fatalf("a payment of %d with a fee of %d", out.Amount, pooled.Fee)
		}
	}
}

// Where its pool is full it pays what the pool wants, once.
func TestSpammerPaysWhatItMust(t *testing.T) {
	s := spammer{}
	s.learn(chain.ErrFull{Lowest: 2})
	if s.fee != 2*spamSize+1 {
		t.Errorf("the next fee is %d", s.fee)
	}
	s.learn(chain.ErrFull{})
	if s.fee != 2*spamSize+2 {
		t.Errorf("then it is %d", s.fee)
	}
	s.learn(chain.ErrInsufficient{})
	if s.fee != 2*spamSize+2 || s.next != 0 {
		t.Errorf("without coins the fee becomes %d", s.fee)
	}
	s.learn(nil)
	if s.fee != 0 || s.next != 1 {
		t.Errorf("after a payment the next fee is %d", s.fee)
	}
}
