package node

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/inflight"
	"example.com/sosocoin/sim/node/wire"
)

// RelayMode is a way in which news spreads. Each is one file, relay_NAME.go, and one row of
// RelayModes.
type RelayMode struct {
	Name string
	Doc  string // in a few words

	Silent  bool      // nothing moves until somebody syncs
	Unasked bool      // news is sent to all, asked for or not
	Compact bool      // a block goes in compact form to who asks for it so
	Own     []Message // one of each kind of message that no other mode has

	relay
}

// relay is what a node does differently in one mode than in another. It keeps nothing: what
// a node has to remember is in the node.
type relay interface {
	// spreadBlock spreads a block to the neighbours that have not been heard to have it.
	spreadBlock(n *Node, env *netsim.Env, block *chain.Entry, heard []netsim.NodeID)
	// spreadTx spreads a transaction likewise.
	spreadTx(n *Node, env *netsim.Env, tx *chain.Tx, heard []netsim.NodeID)
	// introduce tells a new neighbour of a transaction.
	introduce(n *Node, env *netsim.Env, peer netsim.NodeID, tx *chain.Tx)
	// pull asks for what follows a locator in a neighbour's chain.
	pull(n *Node, env *netsim.Env, f inflight.Fetch, locator []chain.Hash)
	// took says what became of a block that somebody delivered.
	took(n *Node, env *netsim.Env, from netsim.NodeID, block *chain.Entry, err error)
}

// RelayModes are all the ways to relay, in the order in which they are listed.
func RelayModes() []RelayMode {
	return []RelayMode{
		relayInv(),
		relayCompact(),
		relayHeaders(),
		relayPush(),
		relayNone(),
	}
}

// RelayNames are their names.
func RelayNames() []string {
	var names []string
	for _, mode := range RelayModes() {
		names = append(names, mode.Name)
	}
	return names
}

// ParseRelay returns the way to relay of a name.
func ParseRelay(name string) (RelayMode, error) {
	for _, mode := range RelayModes() {
		if mode.Name == name {
			return mode, nil
		}
	}
	names := RelayNames()
	last := len(names) - 1
	return RelayMode{}, fmt.Errorf("%.40q is not a relay; expected %s or %s", name, strings.Join(names[:last], ", "), names[last])
}

// Messages is one message of each kind that nodes may send, in the order in which reports
// list them.
func (m *RelayMode) Messages() []Message { return append(wire.Messages(), m.Own...) }

// inBatches is how all modes but one catch up: whoever is ahead sends what is missing,
// many blocks at a time.
type inBatches struct{}

func (inBatches) pull(n *Node, env *netsim.Env, f inflight.Fetch, locator []chain.Hash) {
	n.send(env, f.Peer, GetBlocks{Locator: locator, Request: f.ID})
}

func (inBatches) took(*Node, *netsim.Env, netsim.NodeID, *chain.Entry, error) {}

// greet tells a new neighbour the tip and the mempool, so that both ends of a
// link compare.
func (n *Node) greet(env *netsim.Env, peer netsim.NodeID) {
	if n.config.Relay.Silent {
		return
	}
	n.CompareTips(env, peer)
	for _, pooled := range n.poolFor(peer).List() {
		if n.mayTell(peer, Item{Tx: pooled.Tx.ID()}) {
			n.config.Relay.introduce(n, env, peer, pooled.Tx)
		}
	}
}
