package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// relayInv is Bitcoin's first way: what is new is announced, and sent to those who ask.
func relayInv() RelayMode {
	return RelayMode{Name: "inv", Doc: "announce, request, deliver", relay: invRelay{}}
}

type invRelay struct{ inBatches }

func (invRelay) spreadBlock(n *Node, env *netsim.Env, block *chain.Entry, heard []netsim.NodeID) {
	n.broadcast(env, announcing(Item{Block: block}, n.lastInv), heard)
}

func (invRelay) spreadTx(n *Node, env *netsim.Env, tx *chain.Tx, heard []netsim.NodeID) {
	n.broadcast(env, announcing(Item{Tx: tx.ID()}, n.lastInv), heard)
}

func (invRelay) introduce(n *Node, env *netsim.Env, peer netsim.NodeID, tx *chain.Tx) {
	n.send(env, peer, Inv{Item: Item{Tx: tx.ID()}})
}
