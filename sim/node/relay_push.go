package node

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// relayPush is Naivecoin's way: what is new is sent to all neighbours, asked for or not.
func relayPush() RelayMode {
	return RelayMode{Name: "push", Doc: "to all, unasked", Unasked: true, relay: pushRelay{}}
}

type pushRelay struct{ inBatches }

func (pushRelay) spreadBlock(n *Node, env *netsim.Env, block *chain.Entry, heard []netsim.NodeID) {
	for _, peer := range env.Peers() {
		if !slices.Contains(heard, peer) {
			n.upload(env, peer, BlockMessage{Block: block})
		}
	}
}

func (pushRelay) spreadTx(n *Node, env *netsim.Env, tx *chain.Tx, heard []netsim.NodeID) {
	n.broadcast(env, TxMessage{Tx: tx}, heard)
}

func (pushRelay) introduce(n *Node, env *netsim.Env, peer netsim.NodeID, tx *chain.Tx) {
	n.send(env, peer, TxMessage{Tx: tx})
}
