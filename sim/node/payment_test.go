package node

import (
	"errors"
	"math"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/payments"
)

func (l *lab) payAtRate(perSecond float64) {
	l.as(func(env *netsim.Env) { l.n.SetWorkload(env, payments.Workload{PerSecond: perSecond}) })
}

// rich is a lab whose n0 has a few thousand coins and somebody to pay to.
func rich(t *testing.T, relay string, strangers int) *lab {
	l := newLab(t, relay, strangers)
	for i := range 3 {
		l.config.Payees = append(l.config.Payees, labKey(100+i).Address())
	}
	l.give(0, l.branch(l.genesis(), 0, 60)...)
	return l
}

func TestPay(t *testing.T) {
	for relay, want := range map[string][]string{"inv": {"inv tx"}, "compact": {"inv tx"}, "headers": {"inv tx"}, "push": {"tx"}, "none": nil} {
		l := rich(t, relay, 1)
		var tx *chain.Tx
		var err error
		pay := func(to chain.Address, amount, fee chain.Amount) {
			l.as(func(env *netsim.Env) { tx, err = l.n.Pay(env, to, amount, fee) })
			l.run(second)
		}
		pay(labKey(5).Address(), 3*chain.Coin, 1000)
		paid := l.told(Paid)
		if err != nil || len(paid) != 1 || paid[0].Tx != tx || l.n.Pool().Get(tx.ID()) != tx {
			t.Fatalf("error %v, events %+v", err, paid)
		}
		l.hears(1, want...)
		for what, c := range map[string]struct {
			to     chain.Address
			amount chain.Amount
			want   any
		}{
			"more than it has": {labKey(5).Address(), 1e6 * chain.Coin, &chain.ErrInsufficient{}},
			"to itself":        {labKey(0).Address(), chain.Coin, &chain.ErrSelf{}},
			"nothing":          {labKey(5).Address(), 0, &chain.ErrAmount{}},
		} {
			if pay(c.to, c.amount, 0); !errors.As(err, c.want) {
				t.Errorf("%s: error %v, expected %T", what, err, c.want)
			}
		}
		if events := l.n.Events(); len(events) != 0 || l.n.Pool().Len() != 1 {
			t.Errorf("refused payments left %+v", events)
		}
		l.hears(1)
	}
}

// Random payments are a Poisson process: so many on average, and gaps whose
// standard deviation is their mean.
func TestRandomPaymentsArePoisson(t *testing.T) {
	l := rich(t, "none", 0)
	const rate, length = 2.0, 150
	l.payAtRate(rate / 2)
	l.payAtRate(rate) // replaces the timer of the first
	var gaps []float64
	last, sum, squares := l.Now(), 0.0, 0.0
	payees := map[chain.Address]int{}
	for range length {
		l.run(second)
		for _, e := range l.told(Paid) {
			gap := (e.At - last).Seconds()
			gaps, last, sum, squares = append(gaps, gap), e.At, sum+gap, squares+gap*gap
			payees[e.Tx.Out[0].To]++
		}
	}
	n := float64(len(gaps))
	if math.Abs(n-rate*length) > 4*math.Sqrt(rate*length) {
		t.Errorf("%.0f payments, expected %.0f within four standard deviations", n, rate*length)
	}
	mean := sum / n
	if deviation := math.Sqrt(squares/n - mean*mean); math.Abs(deviation/mean-1) > 0.2 {
		t.Errorf("gaps of %.3f s, standard deviation %.3f s; expected as much", mean, deviation)
	}
	for i, payee := range l.config.Payees {
		if count := payees[payee]; (count == 0) != (i == 0) {
			t.Errorf("payee %d of %d got %d payments; n0 itself is the first", i, len(l.config.Payees), count)
		}
	}
	l.payAtRate(0)
	l.run(100 * second)
	if events := l.n.Events(); len(events) != 0 {
		t.Errorf("%d payments after they were ended", len(events))
	}
}

// A node that cannot afford a payment makes none, says nothing, and pays once it can.
func TestPoorNodeWaits(t *testing.T) {
	l := newLab(t, "none", 0)
	poor := l.addNode()
	l.Call(1, func(env *netsim.Env) { poor.SetWorkload(env, payments.Workload{PerSecond: 1}) })
	l.run(100 * second)
	if events := poor.Events(); len(events) != 0 {
		t.Errorf("a node without coins told %+v", events)
	}
	l.give(1, l.branch(l.genesis(), 1, 3)...)
	poor.Events()
	l.run(30 * second)
	if len(poor.Events()) < 10 {
		t.Errorf("the node does not pay although it can")
	}
}

func TestNobodyToPay(t *testing.T) {
	l := newLab(t, "none", 0)
	l.payAtRate(1)
	l.run(100 * second)
	if events := l.n.Events(); len(events) != 0 {
		t.Errorf("a lone node paid: %+v", events)
	}
}

// A crash ends the timer of the payments, the restart sets it again, once.
func TestPaymentsAfterARestart(t *testing.T) {
	l := rich(t, "none", 0)
	l.payAtRate(1)
	l.ok(l.Crash(0))
	l.payAtRate(1)
	l.run(100 * second)
	if events := l.n.Events(); len(events) != 0 {
		t.Errorf("a crashed node paid")
	}
	l.ok(l.Restart(0))
	l.run(100 * second)
	if paid := len(l.told(Paid)); paid < 60 || paid > 140 {
		t.Errorf("%d payments in 100 s at one a second", paid)
	}
}
