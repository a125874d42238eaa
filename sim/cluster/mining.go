package cluster

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// mines reports whether a node runs and mines.
func mines(c *Cluster, id int) bool {
	return c.Nodes[id].Mining() && c.Network.State(netsim.NodeID(id)) == netsim.StateRunning
}

// MinerRuns reports whether some running node mines.
func MinerRuns(c *Cluster) bool {
	for id := range c.Nodes {
		if mines(c, id) {
			return true
		}
	}
	return false
}

// Miners counts the running nodes that mine.
func Miners(c *Cluster) (count int) {
	for id := range c.Nodes {
		if mines(c, id) {
			count++
		}
	}
	return count
}

// MiningRate is the hash rate of all running nodes that mine, per virtual second.
func MiningRate(c *Cluster) float64 {
	sum := 0.0
	for id, n := range c.Nodes {
		if mines(c, id) {
			sum += n.HashRate()
		}
	}
	return sum
}

// Tips is the number of different tips among running nodes.
func Tips(c *Cluster) int {
	tips := map[*chain.Entry]struct{}{}
	for id, n := range c.Nodes {
		if c.Network.Alive(netsim.NodeID(id)) {
			tips[n.Chain().Tip()] = struct{}{}
		}
	}
	return len(tips)
}
