package payments

import (
	"cmp"
	"math/rand/v2"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Workload is the random payments of a node. The zero value is none.
type Workload struct {
	PerSecond   float64      // of virtual time
	Amount, Fee chain.Amount // means; 0: the program's own
	Spread      Spread
}

// Spread is how random amounts lie around their mean.
type Spread uint8

// The spreads: from almost nothing to twice the mean, all alike, many small and few
// large.
const (
	Uniform Spread = iota
	Fixed
	Exponential
)

// Means of random payments: small ones, so that a node that has found one block can
// make many of them.
const (
	meanPayment = chain.Coin
	meanFee     = chain.Amount(10_000)
)

// Wait draws how long it is until the next payment: they come as a Poisson process.
func (w *Workload) Wait(random *rand.Rand) netsim.Time {
	wait := netsim.DrawExponential(random) / w.PerSecond * float64(netsim.Second)
	return netsim.Time(min(wait, float64(maxWait)))
}

// maxWait keeps a very small rate from overflowing virtual time.
const maxWait = netsim.Time(1) << 60

// Draw draws what a payment is of, and its fee.
func (w *Workload) Draw(random *rand.Rand) (amount, fee chain.Amount) {
	amount = w.around(random, cmp.Or(w.Amount, meanPayment), 100)
	return amount, w.around(random, cmp.Or(w.Fee, meanFee), 10)
}

// around returns an amount around a mean. Uniform ones come in so many steps up to the
// mean, to be easy to read.
func (w *Workload) around(random *rand.Rand, mean chain.Amount, steps int64) chain.Amount {
	switch w.Spread {
	case Fixed:
		return mean
	case Exponential:
		return max(chain.Amount(netsim.DrawExponential(random)*float64(mean)), 1)
	}
	return max(mean/chain.Amount(steps), 1) * chain.Amount(1+random.Int64N(2*steps))
}
