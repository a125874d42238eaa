package effect

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/node"
)

// What is made for a node by hand goes out by the messages that everything goes out by. The node
// judges it as it judges all else: what it takes itself it treats as its own find or payment;
// what it does not, it sends to its neighbours all the same.

// letOut sends a block out that was made for a node, and that nobody has been told of before.
func letOut(w *cluster.Cluster, n *node.Node, env *netsim.Env, block *chain.Entry, fault *forge.Fault) {
	announceMade(n, env, block, fault)
	if refuses(n, block, env) == nil {
		node.Take(n, env, block)
		if !w.Shared.Relay.Silent {
			return
		}
	}
	for _, peer := range env.Peers() {
		env.SendAfter(w.Shared.BlockProcessing, peer, node.BlockMessage{Block: block})
	}
}

// announceMade tells observers of a block that was made by hand.
func announceMade(n *node.Node, env *netsim.Env, block *chain.Entry, fault *forge.Fault) {
	node.Told(n, env, node.Event{Verb: node.Mined, Peer: env.ID(), Block: block})
	if fault != nil {
		node.Told(n, env, node.Event{Verb: node.Forged, Peer: env.ID(), Block: block, Err: fault})
	}
}

// refuses says why a node would not take a block now; nil if it would.
func refuses(n *node.Node, block *chain.Entry, env *netsim.Env) error {
	_, err := n.Chain().Clone().Accept(block, int64(env.Now()/netsim.Millisecond))
	return err
}

// letOutTx sends a transaction out likewise.
func letOutTx(w *cluster.Cluster, n *node.Node, env *netsim.Env, tx *chain.Tx, fault *forge.Fault) {
	if fault != nil {
		node.Told(n, env, node.Event{Verb: node.Forged, Peer: env.ID(), Tx: tx, Err: fault})
	}
	if n.Pool().Check(tx, n.Chain().Tip(), n.Chain().Rules()) == nil {
		n.Offer(env, env.ID(), tx)
		if !w.Shared.Relay.Silent {
			return
		}
	}
	for _, peer := range env.Peers() {
		env.SendAfter(w.Shared.Processing, peer, node.TxMessage{Tx: tx})
	}
}
