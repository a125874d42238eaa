package node

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// relayNone is the way of the first sosocoin: nobody is told anything, and nothing moves
// until somebody syncs.
func relayNone() RelayMode {
	return RelayMode{Name: "none", Doc: "nobody is told, until somebody syncs", Silent: true, relay: noRelay{}}
}

type noRelay struct{ inBatches }

func (noRelay) spreadBlock(*Node, *netsim.Env, *chain.Entry, []netsim.NodeID) {}

func (noRelay) spreadTx(*Node, *netsim.Env, *chain.Tx, []netsim.NodeID) {}

func (noRelay) introduce(*Node, *netsim.Env, netsim.NodeID, *chain.Tx) {}
