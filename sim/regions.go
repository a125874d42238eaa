package sim

import (
	"example.com/sosocoin/netsim"
)

// RegionSettings are the settings of links that regions say instead.
func RegionSettings() []string { return []string{"latency", "bandwidth"} }

// regional is what regions say of links made from now on: all, until a command sets it
// for all links alike.
type regional struct{ delay, bandwidth bool }

// override notes what a change of all links says instead of the regions.
func (r *regional) override(change func(*netsim.LinkParams)) {
	const untouched = -1
	probe := netsim.LinkParams{Delay: untouched, Bandwidth: untouched}
	change(&probe)
	r.delay = r.delay && probe.Delay == untouched
	r.bandwidth = r.bandwidth && probe.Bandwidth == untouched
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
	p := w.link
	if w.region == nil {
		return p
	}
	between := w.config.Regions.Link(w.region[a], w.region[b], p)
	if w.regional.delay {
		p.Delay = between.Delay
	}
	if w.regional.bandwidth {
		p.Bandwidth = between.Bandwidth
	}
	return p
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
