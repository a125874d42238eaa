package sim

import (
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/settings"
)

// between is what links made from now on are like, by the regions of their ends: as the
// regions say, until a command sets it for all links or for those between regions. Nobody
// writes to it.
type between struct {
	regions int
	links   []netsim.LinkParams
}

func newBetween(c *settings.Config) between {
	b := between{regions: len(c.Regions)}
	for from := range c.Regions {
		for to := range c.Regions {
			b.links = append(b.links, c.Regions.Link(from, to, c.Link()))
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
	return settings.MembersOf(region, w.config.Regions, w.region)
}

// Region names the region that a node is in; "" where the world has none.
func (w *World) Region(id int) string {
	if w.region == nil {
		return ""
	}
	return w.config.Regions[w.region[id]].Name
}
