package effect

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/strategy"
)

// takeUp has nodes follow another strategy.
func takeUp(w *cluster.Cluster, c command.Strategy) (string, error) {
	ids, err := w.Up(c.Nodes)
	if err != nil {
		return "", err
	}
	made, err := strategy.Make(c.Way, c.Each, site{w}, ids)
	if err != nil {
		return "", err
	}
	if strategy.Together(c.Way, ids, c.Each) {
		joinUp(w, ids)
	}
	for i, id := range ids {
		w.Call(id, func(env *netsim.Env) { w.Nodes[id].SetStrategy(env, made[i]) })
	}
	return w.List(ids) + ": " + strategy.Does(made[0]), nil
}

// joinUp links the members of a pool with its leader, who have to talk.
func joinUp(w *cluster.Cluster, ids []int) {
	leader := netsim.NodeID(ids[0])
	for _, id := range ids[1:] {
		if _, linked := w.Network.LinkOf(leader, netsim.NodeID(id)); !linked {
			w.Connect(leader, netsim.NodeID(id))
		}
	}
}

// site is the world in which they do.
type site struct{ *cluster.Cluster }

func (s site) Node(id int) *node.Node { return s.Nodes[id] }

func (s site) Count() int { return len(s.Nodes) }

func (s site) One(n nodeset.Node) (int, error) { return s.ID(n) }

// Share is a node's part of all nodes' hash rate.
func (s site) Share(id int) float64 {
	total := 0.0
	for _, n := range s.Nodes {
		total += n.HashRate()
	}
	if total == 0 {
		return 0
	}
	return s.Nodes[id].HashRate() / total
}

// followsAlready reports whether nodes do already what a command wants of them.
func followsAlready(w *cluster.Cluster, c command.Strategy) bool {
	ids, err := w.Up(c.Nodes)
	if err != nil {
		return false
	}
	strategies := make([]node.Strategy, len(ids))
	for i, id := range ids {
		strategies[i] = w.Nodes[id].Strategy()
	}
	return all(ids, func(id int) bool { return strategy.Follows(w.Nodes[id].Strategy(), c.Way) }) && strategy.Formed(c.Way, c.Each, ids, strategies)
}
