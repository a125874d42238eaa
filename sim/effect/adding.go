package effect

import (
	"fmt"
	"math"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
)

// add adds a node with links, by default as its topology would.
func add(w *cluster.Cluster, c command.Add) (string, error) {
	peers, err := w.Resolve(c.Peers)
	if err != nil {
		return "", err
	}
	if len(w.Nodes) >= nodeset.MaxNodes {
		return "", fmt.Errorf("there are %d nodes already, expected at most %d", len(w.Nodes), nodeset.MaxNodes)
	}
	if c.Links > len(w.Nodes) {
		return "", fmt.Errorf("links=%d with %d nodes to link to", c.Links, len(w.Nodes))
	}
	if c.Peers.IsEmpty() {
		peers = choosePeers(w, c.Links)
	}
	w.PlaceNext()
	id := w.AddNode()
	if w.Shared.Relay.Compact {
		w.Nodes[id].Compact().Set(w.Config.Compact.Pick(w.Random))
	}
	for _, peer := range peers {
		w.Connect(netsim.NodeID(id), netsim.NodeID(peer))
	}
	w.Call(id, func(env *netsim.Env) { w.Nodes[id].SetHashRate(env, w.Config.HashRate) })
	w.SpreadPayments()
	where := ""
	if region := w.Region(id); region != "" {
		where = " in " + region
	}
	return fmt.Sprintf("%s added%s, linked with %s; it does not mine yet%s", w.Name(id), where, w.List(peers), beginning(w)), nil
}

// choosePeers picks the peers of a new node: so many random ones, or, for 0, those that the
// topology suggests.
func choosePeers(w *cluster.Cluster, links int) []int {
	last := len(w.Nodes) - 1
	if links == 0 {
		switch w.Config.Topology {
		case "none":
			return nil
		case "full":
			links = len(w.Nodes)
		case "star":
			return []int{0}
		case "line":
			return []int{last}
		case "ring":
			return []int{0, last}
		default:
			degree, err := netsim.TopologyDegree(w.Config.Topology)
			cluster.Must(err)
			links = int(math.Round(min(degree, nodeset.MaxNodes)))
		}
	}
	return w.Random.Perm(len(w.Nodes))[:min(max(links, 1), len(w.Nodes))]
}

// beginning says with what a node begins that is added now.
func beginning(w *cluster.Cluster) string {
	if w.Base().Height() == 0 {
		return ""
	}
	return fmt.Sprintf("; it begins with the block at height %d, since older ones are forgotten", w.Base().Height())
}
