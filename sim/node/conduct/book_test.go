package conduct

import (
	"errors"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/inflight"
)

const minute = 60 * netsim.Second

// A hundred points ban, and what fades is half as much after a minute.
func TestScore(t *testing.T) {
	b, why := &Book{}, errors.New("why")
	for i := range 4 {
		if b.Charge(7, 0, Excess, why, minute) {
			t.Fatalf("banned after %d times 20 points", i+1)
		}
	}
	b.Charge(7, 0, Unasked, why, minute)
	if r := b.Of(7); r.Score(0) != 90 || r.Score(minute) != 85 || r.Score(2*minute) != 82.5 {
		t.Errorf("the score is %v, then %v and %v", r.Score(0), r.Score(minute), r.Score(2*minute))
	}
	if b.Charge(7, minute, Unasked, why, minute) || !b.Charge(7, minute, Unasked, why, 3*minute) {
		t.Errorf("the score is %+v", b.Of(7))
	}
	if r := b.Of(7); r.Until != 4*minute || r.Why != why || !b.Bars(7) || b.Bars(3) || b.Bans() != 1 {
		t.Errorf("the ban is %+v", r)
	}
	if b.Charge(7, 2*minute, Invalid, why, minute) || b.Bans() != 1 {
		t.Error("who is banned is banned again")
	}
	if fresh := b.Fresh(); len(fresh) != 1 || len(b.Fresh()) != 0 {
		t.Errorf("freshly banned: %v", fresh)
	}
	c := b.Clone()
	b.Pardon(7)
	if b.Bars(7) || !c.Bars(7) || b.Bans() != 1 || len(c.Banned()) != 1 {
		t.Error("the pardon goes wrong")
	}
	if r := b.Of(7); r.Score(2*minute) != 0 {
		t.Errorf("the score after the ban is %v", r.Score(2*minute))
	}
}

// A crash loses the scores, and not the bans.
func TestForget(t *testing.T) {
	b := &Book{}
	b.Charge(1, 0, Excess, ErrUnasked, minute)
	b.Charge(2, 0, Invalid, ErrUnasked, minute)
	b.Owed.Add(Debt{Peer: 1})
	b.Forget()
	if r := b.Of(1); r.Score(0) != 0 || !b.Bars(2) || b.Owed.Len() != 0 {
		t.Errorf("left: %+v", b)
	}
	var none *Book
	if r := none.Of(1); none.Bans() != 0 || none.Declined() != 0 || none.Banned() != nil || none.Clone() != nil || r.Banned() {
		t.Error("no book holds something against somebody")
	}
}

// A debt is paid once for each time that something was asked for, and the oldest are forgotten.
func TestOwed(t *testing.T) {
	var o Owed
	debt := func(i int) Debt { return Debt{Peer: 1, Item: inflight.Item{Tx: [32]byte{byte(i), byte(i >> 8)}}} }
	o.Add(debt(1))
	o.Add(debt(1))
	c := o.clone()
	for time := range 3 {
		if paid := o.Pay(debt(1)); paid != (time < 2) {
			t.Errorf("a debt asked for twice, time %d: paid %v", time, paid)
		}
	}
	if o.Pay(debt(2)) {
		t.Error("what nobody owes is paid")
	}
	if !c.Pay(debt(1)) {
		t.Error("the copy goes along")
	}
	for i := range 10 * most {
		o.Add(debt(i))
		if o.Len() > 2*most {
			t.Fatalf("%d debts", o.Len())
		}
	}
	if o.Pay(debt(0)) || !o.Pay(debt(10*most-1)) || !o.Pay(debt(9*most)) {
		t.Error("other debts are forgotten than the oldest")
	}
}
