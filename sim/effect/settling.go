package effect

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// settle ends all faults, all bans and all mining, and has the nodes compare tips: with
// no block in the making, the network then comes to rest. Two tips of equal work
// stay two, since the first seen wins a tie; a world that is waiting for one breaks it by one more block.
func settle(w *cluster.Cluster, _ command.Settle) (string, error) {
	w.Network.Heal()
	for id := range w.Nodes {
		at := netsim.NodeID(id)
		switch w.Network.State(at) {
		case netsim.StateCrashed:
			w.Restart(id)
		case netsim.StateFrozen:
			cluster.Must(w.Network.Thaw(at))
		}
		w.SetClock(id, 0)
	}
	cluster.Must(w.SetLinks(nodeset.Pair{All: true}, func(p *netsim.LinkParams) { p.Loss = 0 }))
	w.Workload.PerSecond = 0
	w.SpreadPayments()
	for id, n := range w.Nodes {
		w.Call(id, func(env *netsim.Env) {
			n.Mine(env, false)
			node.Pardon(n, env)
			for _, peer := range env.Peers() {
				n.CompareTips(env, peer)
			}
		})
	}
	return "all faults, payments and mining ended; the nodes compare tips", nil
}
