package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Random payments are small, so that a node that has found one block can make
// many of them.
const (
	paymentStep = chain.Coin / 100 // amounts are multiples of this
	paymentMost = 200              // steps
	feeStep     = chain.Amount(1000)
	feeMost     = 20 // steps
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
	n.tell(env, Event{Verb: Paid, Peer: env.ID(), Tx: tx})
	n.announceTx(env, tx, nil)
	return tx, nil
}

// SetPayments sets the node's random payments per virtual second.
func (n *Node) SetPayments(env *netsim.Env, perSecond float64) {
	n.payments = perSecond
	n.restartPayments(env)
}

func (n *Node) restartPayments(env *netsim.Env) {
	n.paymentGen++
	if n.payments > 0 {
		n.waitForPayment(env)
	}
}

// waitForPayment sets the timer of the next random payment: they come as a
// Poisson process.
func (n *Node) waitForPayment(env *netsim.Env) {
	wait := env.Rand().ExpFloat64() / n.payments * float64(netsim.Second)
	env.After(netsim.Time(min(wait, float64(maxWait))), randomPayment{n.paymentGen})
}

// maxWait keeps a very small rate from overflowing virtual time.
const maxWait = netsim.Time(1) << 60

// onRandomPayment pays a random amount to a random other node, if there is one
// and this node can afford it.
func (n *Node) onRandomPayment(env *netsim.Env, gen uint64) {
	if gen != n.paymentGen {
		return
	}
	random := env.Rand()
	payee := random.IntN(max(len(n.config.Payees)-1, 1))
	amount := paymentStep * chain.Amount(1+random.IntN(paymentMost))
	fee := feeStep * chain.Amount(1+random.IntN(feeMost))
	if payee >= int(env.ID()) {
		payee++
	}
	if payee < len(n.config.Payees) {
		// A node that cannot afford the payment does not make it: the rate is
		// what the network's users would like to pay.
		_, _ = n.Pay(env, n.config.Payees[payee], amount, fee)
	}
	n.waitForPayment(env)
}
