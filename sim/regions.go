package sim

import (
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
)

// RegionSettings are the settings of links that regions say instead.
func RegionSettings() []string { return []string{"latency", "bandwidth"} }

// between is what links made from now on are like, by the regions of their ends: as the
// regions say, until a command sets it for all links or for those between regions. Nobody
// writes to it.
type between struct {
	regions int
	links   []netsim.LinkParams
}

func newBetween(c *Config) between {
	b := between{regions: len(c.Regions)}
	for from := range c.Regions {
		for to := range c.Regions {
			b.links = append(b.links, c.Regions.Link(from, to, c.linkParams()))
		}
	}
	return b
}

func (b between) of(from, to int) netsim.LinkParams { return b.links[from*b.regions+to] }

// changed returns what a change of some of the pairs of regions makes of it. It is an error
// if one of them has links then that cannot be.
func (b between) changed(picks func(from, to int) bool, change func(*netsim.LinkParams)) (between, error) {
	b.links = slices.Clone(b.links)
	for i := range b.links {
		if !picks(i/b.regions, i%b.regions) {
			continue
		}
		change(&b.links[i])
		if err := b.links[i].Validate(); err != nil {
			return between{}, err
		}
	}
	return b, nil
}

// connect links two nodes that are not linked.
func (w *World) connect(a, b netsim.NodeID) {
	must(w.network.Link(a, b, w.linkFrom(a, b)))
	if back := w.linkFrom(b, a); back != w.linkFrom(a, b) {
		must(w.network.SetLink(b, a, back))
	}
}

// linkFrom is what a new link from a to b is like.
func (w *World) linkFrom(a, b netsim.NodeID) netsim.LinkParams {
	if w.region == nil {
		return w.link
	}
	return w.between.of(w.region[a], w.region[b])
}

// resolve returns the nodes of a list, in rising order.
func (w *World) resolve(list command.NodeList) ([]int, error) {
	return list.Resolve(len(w.nodes), w.members)
}

// members are the nodes of a region.
func (w *World) members(region string) ([]int, error) {
	return membersOf(region, w.config.Regions, w.region)
}

// miners are the nodes that mine from the start. Errors say which there are not.
func (c *Config) miners() ([]int, error) {
	return c.Mine.Resolve(c.Nodes, func(region string) ([]int, error) {
		if c.Regions == nil {
			return nil, &command.ValueError{Value: region, Expected: mineExpected}
		}
		return membersOf(region, c.Regions, c.Regions.Place(c.Nodes, c.Seed))
	})
}

// membersOf are the nodes of a region, by where each is.
func membersOf(name string, regions netsim.Regions, where []int) ([]int, error) {
	place := slices.IndexFunc(regions, func(r netsim.Region) bool { return r.Name == name })
	if place < 0 {
		return nil, &command.NoRegionError{Region: name, Regions: regions.Names()}
	}
	var inside []int
	for id, at := range where {
		if at == place {
			inside = append(inside, id)
		}
	}
	if inside == nil {
		return nil, &command.NoRegionError{Region: name, Empty: true}
	}
	return inside, nil
}

// Region names the region that a node is in; "" where the world has none.
func (w *World) Region(id int) string {
	if w.region == nil {
		return ""
	}
	return w.config.Regions[w.region[id]].Name
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

// requestTimeout is how long a node waits for what it asked for before it asks somebody
// else: as long as four blocks take, and where nodes send one at a time, as many more as
// may stand in line.
func (c *Config) requestTimeout() netsim.Time {
	blocks := netsim.Time(4)
	if c.Uploads > 0 {
		blocks = 20
	}
	return max(leastTimeout, blocks*c.slowestBlock())
}
