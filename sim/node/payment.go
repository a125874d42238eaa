package node

import (
	"cmp"
	"errors"
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

// NotMade is why a random payment could not be made.
type NotMade uint8

// The reasons.
const (
	TooFewCoins    NotMade = iota // the payer has not so much that it could spend now
	NobodyToPay                   // it is the only node
	PoolFull                      // its mempool holds only payments that pay more
	AmountTooLarge                // more than all coins that there can ever be
	PoolRefuses                   // its mempool does not take the payment for another reason
	notMadeReasons
)

// String says it in words.
func (r NotMade) String() string {
	return [...]string{"the payer has too few coins", "nobody to pay", "the payer's mempool is full", "the amount is too large", "the payer's mempool refuses it"}[r]
}

// NotMadeCount counts payments that could not be made, by reason.
type NotMadeCount [notMadeReasons]uint64

// reasonOf is why a payment failed.
func reasonOf(err error) NotMade {
	var poor chain.ErrInsufficient
	var full chain.ErrFull
	var amount chain.ErrAmount
	switch {
	case errors.As(err, &poor):
		return TooFewCoins
	case errors.As(err, &full):
		return PoolFull
	case errors.As(err, &amount):
		return AmountTooLarge
	}
	return PoolRefuses
}

// NotMade counts the random payments that the node could not make.
func (n *Node) NotMade() NotMadeCount { return n.payments.notMade }

// Means of random payments: small ones, so that a node that has found one block can
// make many of them.
const (
	meanPayment = chain.Coin
	meanFee     = chain.Amount(10_000)
)

// Pay makes a payment from the node's wallet, puts it into its mempool and
// tells the neighbours.
func (n *Node) Pay(env *netsim.Env, to chain.Address, amount, fee chain.Amount) (*chain.Tx, error) {
	tx, err := n.wallet.Pay(n.chain.Tip(), n.pool, to, amount, fee)
	if err != nil {
		return nil, err
	}
	if err := n.pool.Add(tx, n.chain.Tip(), n.chain.Rules(), int64(env.At())); err != nil {
		return nil, err
	}
	n.Tell(env, tx, fee)
	n.announceTx(env, tx, nil)
	return tx, nil
}

// Tell makes a transaction with a fee known as this node's payment, without a word to
// neighbours.
func (n *Node) Tell(env *netsim.Env, tx *chain.Tx, fee chain.Amount) {
	n.tell(env, Event{Verb: Paid, Peer: env.ID(), Tx: tx, Fee: fee})
}

// Offer gives the node a transaction as if a neighbour had sent it.
func (n *Node) Offer(env *netsim.Env, from netsim.NodeID, tx *chain.Tx) { n.receiveTx(env, from, tx) }

// SetWorkload sets the node's random payments.
func (n *Node) SetWorkload(env *netsim.Env, w Workload) {
	n.payments.work = w
	n.payments.restart(env)
}

// payments are a node's random payments.
type payments struct {
	work    Workload
	gen     uint64 // voids the timer when the rate changes
	notMade NotMadeCount
}

func (p *payments) restart(env *netsim.Env) {
	p.gen++
	if p.work.PerSecond > 0 {
		p.wait(env)
	}
}

// wait sets the timer of the next payment: they come as a Poisson process.
func (p *payments) wait(env *netsim.Env) {
	wait := netsim.DrawExponential(env.Rand()) / p.work.PerSecond * float64(netsim.Second)
	env.After(netsim.Time(min(wait, float64(maxWait))), randomPayment{p.gen})
}

// maxWait keeps a very small rate from overflowing virtual time.
const maxWait = netsim.Time(1) << 60

// randomPayment fires when it is time for the next one.
type randomPayment struct{ gen uint64 }

// fire pays a random amount to a random other node, if there is one and this node can
// afford it.
func (x randomPayment) fire(n *Node, env *netsim.Env) {
	p := &n.payments
	if x.gen != p.gen {
		return
	}
	random := env.Rand()
	payee := random.IntN(max(len(n.config.Payees)-1, 1))
	amount := p.work.draw(random, cmp.Or(p.work.Amount, meanPayment), 100)
	fee := p.work.draw(random, cmp.Or(p.work.Fee, meanFee), 10)
	if payee >= int(env.ID()) {
		payee++
	}
	// A node that cannot afford the payment does not make it: the rate is what the
	// network's users would like to pay.
	if payee >= len(n.config.Payees) {
		p.notMade[NobodyToPay]++
	} else if _, err := n.Pay(env, n.config.Payees[payee], amount, fee); err != nil {
		p.notMade[reasonOf(err)]++
	}
	p.wait(env)
}

// draw returns an amount around a mean. Uniform ones come in so many steps up to the
// mean, to be easy to read.
func (w *Workload) draw(random *rand.Rand, mean chain.Amount, steps int64) chain.Amount {
	switch w.Spread {
	case Fixed:
		return mean
	case Exponential:
		return max(chain.Amount(netsim.DrawExponential(random)*float64(mean)), 1)
	}
	return max(mean/chain.Amount(steps), 1) * chain.Amount(1+random.Int64N(2*steps))
}
