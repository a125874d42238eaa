package figure

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// banned counts the bans so far.
func banned(w World) (sum int) {
	for id := range w.Nodes() {
		sum += node.ConductOf(w.Node(id)).Bans()
	}
	return sum
}

// declined counts the messages that were refused so far.
func declined(w World) (sum int) {
	for id := range w.Nodes() {
		sum += node.ConductOf(w.Node(id)).Declined()
	}
	return sum
}

// bannedBy counts those who have banned a node.
func bannedBy(w World, id int) int {
	if o, ok := w.(*once); ok {
		return remember(&o.bannedBy, func() map[netsim.NodeID]int { return bannedBys(w) })[netsim.NodeID(id)]
	}
	return bannedBys(w)[netsim.NodeID(id)]
}

// bannedBys counts for each node those who have banned it.
func bannedBys(w World) map[netsim.NodeID]int {
	counts := map[netsim.NodeID]int{}
	for id := range w.Nodes() {
		for _, r := range node.ConductOf(w.Node(id)).Banned() {
			counts[r.Peer]++
		}
	}
	return counts
}
