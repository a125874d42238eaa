package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/payments"
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

// payer makes a node's random payments.
type payer struct {
	work    payments.Workload
	gen     uint64 // voids the timer when the rate changes
	notMade payments.NotMadeCount
}

// SetWorkload sets the node's random payments.
func (n *Node) SetWorkload(env *netsim.Env, w payments.Workload) {
	if n.payer == nil {
		n.payer = &payer{}
	}
	n.payer.work = w
	n.payer.restart(env)
}

// NotMade counts the random payments that the node could not make.
func (n *Node) NotMade() (count payments.NotMadeCount) {
	if n.payer != nil {
		count = n.payer.notMade
	}
	return count
}

func (p *payer) restart(env *netsim.Env) {
	if p == nil {
		return
	}
	p.gen++
	if p.work.PerSecond > 0 {
		p.wait(env)
	}
}

// wait sets the timer of the next payment.
func (p *payer) wait(env *netsim.Env) {
	env.After(p.work.Wait(env.Rand()), randomPayment{p.gen})
}

// randomPayment fires when it is time for the next one.
type randomPayment struct{ gen uint64 }

// fire pays a random amount to a random other node, if there is one and this node can
// afford it.
func (x randomPayment) fire(n *Node, env *netsim.Env) {
	p := n.payer
	if x.gen != p.gen {
		return
	}
	random := env.Rand()
	payee := random.IntN(max(len(n.config.Payees)-1, 1))
	amount, fee := p.work.Draw(random)
	if payee >= int(env.ID()) {
		payee++
	}
	// A node that cannot afford the payment does not make it: the rate is what the
	// network's users would like to pay.
	if payee >= len(n.config.Payees) {
		p.notMade[payments.NobodyToPay]++
	} else if _, err := n.Pay(env, n.config.Payees[payee], amount, fee); err != nil {
		p.notMade[payments.ReasonOf(err)]++
	}
	p.wait(env)
}
