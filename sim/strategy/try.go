package strategy

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// Try is a moment of an attempt to spend coins twice: what a node.Tried counts.
type Try int

// The moments: the payment is made, and its coins are spent once more on a private branch; that
// branch is published, and the payment void; the branch is given up, and the payment stands.
const (
	TryBegun Try = iota
	TryWon
	TryLost
)

// report tells observers of an attempt of a node to take a payment back.
func report(n *node.Node, env *netsim.Env, try Try, payment *chain.Tx) {
	node.Report(n, env, node.Event{Verb: node.Tried, Peer: env.ID(), Tx: payment, Count: int(try)})
}

// push makes a transaction with a fee known as the node's payment and sends it to the
// neighbours, but does not take it into the node's own mempool.
func push(n *node.Node, env *netsim.Env, tx *chain.Tx, fee chain.Amount) {
	n.Tell(env, tx, fee)
	env.Broadcast(0, node.TxMessage{Tx: tx}, nil)
}
