package settings

import (
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// RegionsName is the name of the setting that says which regions there are.
const RegionsName = "regions"

// RegionSettings are the settings of links that regions say instead.
func RegionSettings() []string { return []string{"latency", "bandwidth"} }

// regionsSay is what is wrong with one of RegionSettings where there are regions.
const regionsSay = "the regions say that; leave it out"

// Miners are the nodes that mine from the start. Errors say which there are not.
func (c *Config) Miners() ([]int, error) { return c.nodesOf(c.Mine, mineExpected) }

// nodesOf are the nodes of a list in the world at its start.
func (c *Config) nodesOf(list nodeset.List, expected string) ([]int, error) {
	return list.Resolve(c.Nodes, func(region string) ([]int, error) {
		if c.Regions == nil {
			return nil, &lex.ValueError{Value: region, Expected: expected}
		}
		return MembersOf(region, c.Regions, c.Regions.Place(c.Nodes, c.Seed))
	})
}

// MembersOf are the nodes of a region, by where each is.
func MembersOf(name string, regions netsim.Regions, where []int) ([]int, error) {
	place := slices.IndexFunc(regions, func(r netsim.Region) bool { return r.Name == name })
	if place < 0 {
		return nil, &nodeset.NoRegionError{Region: name, Regions: regions.Names()}
	}
	var inside []int
	for id, at := range where {
		if at == place {
			inside = append(inside, id)
		}
	}
	if inside == nil {
		return nil, &nodeset.NoRegionError{Region: name, Empty: true}
	}
	return inside, nil
}

// slowestBlock bounds how long a lone block is on its way over a link of the start.
func (c *Config) slowestBlock() netsim.Time {
	links := []netsim.LinkParams{{Delay: netsim.Time(c.Latency), Bandwidth: c.Bandwidth}}
	if c.Regions != nil {
		links = nil
	}
	for from := range c.Regions {
		for to := range c.Regions {
			links = append(links, c.Regions.Link(from, to, netsim.LinkParams{}))
		}
	}
	slowest := netsim.Time(0)
	for _, l := range links {
		takes := l.Delay + netsim.Time(c.Jitter+c.BlockProcessing)
		if l.Bandwidth > 0 {
			sending := float64(c.Params.Payload) / l.Bandwidth * float64(netsim.Second)
			takes += netsim.Time(min(sending, float64(netsim.MaxDelay)))
		}
		slowest = max(slowest, takes)
	}
	return slowest
}

// leastTimeout is how long a node waits for an answer at the least.
const leastTimeout = 20 * netsim.Second

// RequestTimeout is how long a node waits for what it asked for before it asks somebody
// else: as long as four blocks take, and where nodes send one at a time, as many more as
// may stand in line.
func (c *Config) RequestTimeout() netsim.Time {
	blocks := netsim.Time(4)
	if c.Uploads > 0 {
		blocks = 20
	}
	return max(leastTimeout, blocks*c.slowestBlock())
}
