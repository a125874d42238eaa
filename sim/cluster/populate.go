package cluster

import "example.com/sosocoin/netsim"

// Populate adds the nodes and links of the start, and has some of the nodes mine.
func (c *Cluster) Populate(edges []netsim.Edge, miners []int) {
	for range c.Config.Nodes {
		c.AddNode()
	}
	for _, e := range edges {
		c.Connect(netsim.NodeID(e.A), netsim.NodeID(e.B))
	}
	if c.Shared.Relay.Compact { // another relay needs no such choice
		capable, churning := c.Config.Compact.Place(len(c.Nodes), c.Config.Seed)
		for id, n := range c.Nodes {
			n.Compact().Set(capable[id], churning[id])
		}
	}
	for id, rate := range c.Config.HashRates() {
		c.Call(id, func(env *netsim.Env) { c.Nodes[id].SetHashRate(env, rate) })
	}
	c.SpreadPayments()
	for _, id := range miners {
		c.Call(id, func(env *netsim.Env) { c.Nodes[id].Mine(env, true) })
	}
}
