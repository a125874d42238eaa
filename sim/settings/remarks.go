package settings

import (
	"fmt"
	"math"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/quantity"
)

// Remarks says what some settings of a valid world come to, where that is hardly what was
// meant: what is asked for cannot be met, or nothing can come of it.
func (c *Config) Remarks() []string {
	var list []string
	for _, remark := range []func() string{c.fewerLinks, c.emptyRegions, c.allLost, c.noRoom, c.farBlock, c.slowLinks} {
		if text := remark(); text != "" {
			list = append(list, text)
		}
	}
	return list
}

// fewerLinks: there are not as many nodes as each is to be linked with. The default is for
// any number of nodes.
func (c *Config) fewerLinks() string {
	most, err := netsim.MostLinks(c.Topology)
	if err != nil || most < c.Nodes || c.Topology == Default().Topology {
		return ""
	}
	return fmt.Sprintf("topology: a node cannot have the %d links of %s where there are %d nodes; those that should have so many are linked with all %d others", most, c.Topology, c.Nodes, c.Nodes-1)
}

// emptyRegions: the nodes are too few for each region to get one.
func (c *Config) emptyRegions() string {
	if len(c.Regions) == 0 {
		return ""
	}
	placed := c.Regions.Place(c.Nodes, c.Seed)
	for i, region := range c.Regions {
		if region.Share > 0 && !slices.Contains(placed, i) {
			return fmt.Sprintf("region %s: it has no node, since its share of %d nodes is less than half of one", region.Name, c.Nodes)
		}
	}
	return ""
}

func (c *Config) allLost() string {
	if c.Loss < 1 {
		return ""
	}
	return "loss: every message gets lost, so that no node hears of another's blocks"
}

func (c *Config) noRoom() string {
	p := c.Consensus(nil)
	if room := p.MaxBlockSize - p.Payload - chain.MinBlockSize; c.TxRate == 0 || room >= chain.MinPaymentSize {
		return ""
	}
	return fmt.Sprintf("block-size: no payment fits into a block of %d bytes; the smallest block with one has about %d", p.MaxBlockSize, p.Payload+chain.MinBlockSize+chain.MinPaymentSize)
}

// farFrom is how many wanted intervals the first block may take before it is worth a word.
const farFrom = 1000

func (c *Config) farBlock() string {
	after := c.firstBlock()
	if math.IsInf(after, 0) || after <= farFrom*c.Interval.Seconds() {
		return ""
	}
	return fmt.Sprintf("difficulty: at the hash rate of those who mine the first block takes %s on average", longTime(after))
}

func (c *Config) slowLinks() string {
	takes := c.slowestBlock().Seconds()
	if takes <= farFrom*c.Interval.Seconds() {
		return ""
	}
	return fmt.Sprintf("a block takes %s over the slowest link, and one is found every %s", longTime(takes), quantity.FormatDuration(c.Interval))
}

// firstBlock is the mean time, in seconds, until those who mine from the start find the
// first block; infinite where nobody does.
func (c *Config) firstBlock() float64 {
	miners, err := c.Miners()
	if err != nil {
		return math.Inf(1)
	}
	settled := c.Settled(miners)
	rates, total := settled.HashRates(), 0.0
	for _, id := range miners {
		total += rates[id]
	}
	return c.FirstWork() / total
}

// Reach refuses a height that no run of this world can come to, however long it is. The
// error is a *Error.
func (c *Config) Reach(height uint32) error {
	const end = float64(netsim.Never) / float64(netsim.Second)
	p := c.Consensus(nil)
	perBlock := c.Interval.Seconds()
	first := c.firstBlock()
	if c.Retarget == chain.RetargetNone {
		perBlock = first
	}
	switch {
	case math.IsInf(first, 0):
		return nil // somebody may be told to mine
	case first > end:
		return wrong("difficulty", "the first block takes %s on average, and virtual time ends after %s; expected a lower difficulty or a higher hash rate", longTime(first), longTime(end))
	case perBlock*float64(height) > end:
		return wrong("blocks", "%d blocks take %s, and virtual time ends after %s", height, longTime(perBlock*float64(height)), longTime(end))
	case p.Halving == 0 && p.Subsidy > chain.MaxAmount/chain.Amount(max(int64(height)+1, 1)):
		return wrong("subsidy", "%s coins in each of %d blocks are more than there can be, %s; expected less, or halvings", p.Subsidy, height, chain.MaxAmount)
	}
	return nil
}

// longTime writes seconds as people say them.
func longTime(seconds float64) string {
	const year = 365.25 * 24 * 3600
	switch {
	case seconds >= year:
		return fmt.Sprintf("%.3g years", seconds/year)
	case seconds >= 24*3600:
		return fmt.Sprintf("%.3g days", seconds/24/3600)
	}
	return fmt.Sprintf("%.3g s", seconds)
}
