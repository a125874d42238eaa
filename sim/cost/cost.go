package cost

import (
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/settings"
)

// Guess is what a world is likely to cost.
type Guess struct {
	Links           int           // exact up to mostCounted nodes
	Memory, PerHour float64       // bytes at its start, and more for each virtual hour
	Build           time.Duration // until it begins
	Events, Hashes  float64       // per virtual second
	Speed           float64       // virtual seconds per second, at most, on one core; 0: nothing happens in it
}

// What was measured.
const (
	nodeBytes, linkBytes       = 2500, 170 // at the start
	blockBytes, blockLinkBytes = 9000, 110 // a block, and for each link that it comes over
	paymentBytes               = 2400      // that is made
	nodeBuild                  = 60        // microseconds
	hashSeconds, eventSeconds  = 320e-9, 1.2e-6
	nodeEvents, peerEvents     = 5, 1.25 // of a block, at each node, and for each of its peers
	minerEvents                = 3       // of a block, at each node that mines
	ownPayment                 = 0.5     // events of a payment at each node, beside one for each of its peers
)

// mostCounted is up to how many nodes the links are made to count them.
const mostCounted = 1000

// Of guesses what a valid world costs.
func Of(c *settings.Config) Guess {
	g := Guess{Links: links(c)}
	nodes := float64(c.Nodes)
	peers := 2 * float64(g.Links) / nodes
	hashes, miners := mining(c)
	g.Hashes = hashes
	blocks := 0.0
	if g.Hashes > 0 {
		blocks = 1 / c.Interval.Seconds()
		if work := c.FirstWork(); c.Retarget == chain.RetargetNone && work > 0 {
			blocks = g.Hashes / work
		}
	}
	perBlock := minerEvents * float64(miners)
	if c.Relay != "none" && g.Links > 0 {
		perBlock += nodes * (nodeEvents + peerEvents*peers)
	}
	g.Events = blocks*perBlock + c.TxRate*nodes*(ownPayment+peers)
	g.Memory = nodeBytes*nodes + linkBytes*float64(g.Links)
	g.PerHour = 3600 * (blocks*(blockBytes+blockLinkBytes*float64(g.Links)) + c.TxRate*paymentBytes)
	g.Build = time.Duration(nodes*nodeBuild) * time.Microsecond
	if busy := g.Hashes*hashSeconds + g.Events*eventSeconds; busy > 0 {
		g.Speed = 1 / busy
	}
	return g
}

// mining is how many hashes all who mine make per virtual second, and how many they are.
func mining(c *settings.Config) (hashes float64, count int) {
	miners, err := c.Miners()
	if err != nil {
		return 0, 0
	}
	settled := c.Settled(miners)
	rates := settled.HashRates()
	for _, id := range miners {
		hashes += rates[id]
	}
	return hashes, len(miners)
}

// links is how many the topology has: counted, or else by the mean number of each node's.
func links(c *settings.Config) int {
	if c.Topology == "full" {
		return c.Nodes * (c.Nodes - 1) / 2
	}
	if c.Nodes <= mostCounted {
		edges, _ := netsim.Topology(c.Topology, c.Nodes, c.Seed)
		return len(edges)
	}
	degree, _ := netsim.TopologyDegree(c.Topology)
	return int(max(degree/2, 1) * float64(c.Nodes))
}
