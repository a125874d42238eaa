package settings

import (
	"math"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

// HashRates are the nodes' hash rates at the start.
func (c *Config) HashRates() []float64 {
	rates := make([]float64, c.Nodes)
	sum := 0.0
	for _, share := range c.Shares {
		sum += share
	}
	for i := range rates {
		rates[i] = c.HashRate
		if c.Shares != nil {
			rates[i] = c.HashRate * float64(c.Nodes) * c.Shares[i] / sum
		}
	}
	return rates
}

// expectedHashes is the number of hashes that the nodes that mine from the start
// make in one block interval; where none does, all count.
func (c *Config) expectedHashes(miners []int) float64 {
	rates := c.HashRates()
	total := 0.0
	for _, id := range miners {
		total += rates[id]
	}
	if total == 0 {
		total = c.HashRate * float64(c.Nodes)
	}
	return total * c.Interval.Seconds()
}

// FirstWork is how many hashes the first block takes on average; 0 where the settings
// are not valid.
func (c *Config) FirstWork() float64 {
	if c.Validate() != nil {
		return 0
	}
	miners, err := c.Miners()
	if err != nil {
		return 0
	}
	settled := c.Settled(miners)
	target, err := chain.TargetOfBits(settled.Consensus(miners).StartBits)
	if err != nil {
		return 0
	}
	return target.Difficulty()
}

// Settled works out what depends on other settings: random shares, and the hash rate by
// which those who mine from the start meet the interval.
func (c Config) Settled(miners []int) Config {
	if c.ShareSpread > 0 {
		c.Shares = randomShares(c.Nodes, c.ShareSpread, c.Seed)
	}
	if c.AutoRate {
		c.HashRate = 1
		c.HashRate = math.Ldexp(1, c.Difficulty.Bits) / c.expectedHashes(miners)
	}
	return c
}

func (c *Config) validateHashRates() error {
	if err := c.validateShares(); err != nil {
		return err
	}
	miners, err := c.Miners()
	if err != nil {
		return wrong("mine", "%v", err)
	}
	if c.AutoRate && !c.Difficulty.Fixed {
		return wrong("hashrate", "auto needs a difficulty in bits, for one of the two follows from the other")
	}
	settled := c.Settled(miners)
	switch rate := settled.HashRate; {
	case !(rate >= 0 && !math.IsInf(rate, 0)):
		return wrong("hashrate", "%v is not a hash rate", rate)
	case rate == 0 || rate > MaxHashRate:
		return wrong("hashrate", "%s is not a mean hash rate; expected more than 0 and at most %s", quantity.FormatRate(rate), quantity.FormatRate(MaxHashRate))
	case rate < quantity.MinRate:
		return wrong("hashrate", "%v hashes per second is too little; expected at least %v", rate, quantity.MinRate)
	case settled.Shares == nil:
		return nil
	}
	for id, rate := range settled.HashRates() {
		if rate != 0 && rate < quantity.MinRate {
			return wrong("shares", "%v gives %s %v hashes per second; expected 0 or at least %v", settled.Shares[id], nodeset.Node(id), rate, quantity.MinRate)
		}
	}
	return nil
}

func (c *Config) validateShares() error {
	if !(c.ShareSpread >= 0 && c.ShareSpread <= 1) {
		return wrong("shares", "normal:%v is not a standard deviation of 0 to 1 times the mean", c.ShareSpread)
	}
	if c.Shares == nil {
		return nil
	}
	if len(c.Shares) != c.Nodes {
		return wrong("shares", "%d shares for %d nodes; expected one for each", len(c.Shares), c.Nodes)
	}
	sum := 0.0
	for _, share := range c.Shares {
		if !(share >= 0) || math.IsInf(share, 0) {
			return wrong("shares", "%v is not a share; expected numbers of 0 or more", share)
		}
		sum += share
	}
	if !(sum > 0) || math.IsInf(sum, 0) {
		return wrong("shares", "their sum is %v; expected more than 0 and less than infinity", sum)
	}
	return nil
}
