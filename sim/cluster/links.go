package cluster

import (
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/nodeset"
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

// NewLink is what links made from now on are like, where no regions say it.
func (c *Cluster) NewLink() netsim.LinkParams { return c.link }

// Connect links two nodes that are not linked.
func (c *Cluster) Connect(a, b netsim.NodeID) {
	Must(c.Network.Link(a, b, c.linkFrom(a, b)))
	if back := c.linkFrom(b, a); back != c.linkFrom(a, b) {
		Must(c.Network.SetLink(b, a, back))
	}
}

// linkFrom is what a new link from a to b is like.
func (c *Cluster) linkFrom(a, b netsim.NodeID) netsim.LinkParams {
	if c.region == nil {
		return c.link
	}
	return c.between.of(c.region[a], c.region[b])
}

// SetLinks changes a parameter of links; of all links, or those of regions, also of those
// made later. With an error nothing has changed.
func (c *Cluster) SetLinks(p nodeset.Pair, change func(*netsim.LinkParams)) error {
	directions, err := c.Directions(p)
	if err != nil {
		return err
	}
	links := make([]netsim.LinkParams, len(directions))
	for i, d := range directions {
		link, _ := c.Network.LinkOf(d.From, d.To)
		links[i] = link.LinkParams
		change(&links[i])
		if err := links[i].Validate(); err != nil {
			return err
		}
	}
	if err := c.setLater(p, change); err != nil {
		return err
	}
	for i, d := range directions {
		Must(c.Network.SetLink(d.From, d.To, links[i]))
	}
	return nil
}

// setLater changes a parameter of the links that will be made.
func (c *Cluster) setLater(p nodeset.Pair, change func(*netsim.LinkParams)) error {
	link := c.link
	if p.All {
		change(&link)
		if err := link.Validate(); err != nil {
			return err
		}
	}
	within := func(list nodeset.List, region int) bool {
		return slices.Contains(list.Regions, c.Config.Regions[region].Name)
	}
	between, err := c.between.changed(func(from, to int) bool {
		return p.All || within(p.A, from) && within(p.B, to) || !p.OneWay && within(p.B, from) && within(p.A, to)
	}, change)
	if err != nil {
		return err
	}
	if p.All {
		c.link = link
	}
	c.between = between
	return nil
}
