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
	to, err := changeOf(c, p, change)
	if err != nil {
		return err
	}
	c.link, c.between = to.link, to.between
	for i, d := range to.directions {
		Must(c.Network.SetLink(d.From, d.To, to.links[i]))
	}
	return nil
}

// KeepsLinks reports whether a change of links would leave all as it is.
func (c *Cluster) KeepsLinks(p nodeset.Pair, change func(*netsim.LinkParams)) bool {
	to, err := changeOf(c, p, change)
	if err != nil || to.link != c.link || !slices.Equal(to.between.links, c.between.links) {
		return false
	}
	for i, d := range to.directions {
		if link, _ := c.Network.LinkOf(d.From, d.To); link.LinkParams != to.links[i] {
			return false
		}
	}
	return true
}

// linkChange is what a change of links comes to: of those that there are, and of those that
// will be made.
type linkChange struct {
	directions []Direction
	links      []netsim.LinkParams // by direction
	link       netsim.LinkParams
	between    between
}

// changeOf works out a change of links. It is an error if one of them cannot be so.
func changeOf(c *Cluster, p nodeset.Pair, change func(*netsim.LinkParams)) (to linkChange, err error) {
	if to.directions, err = c.Directions(p); err != nil {
		return linkChange{}, err
	}
	to.links = make([]netsim.LinkParams, len(to.directions))
	for i, d := range to.directions {
		link, _ := c.Network.LinkOf(d.From, d.To)
		to.links[i] = link.LinkParams
		change(&to.links[i])
		if err := to.links[i].Validate(); err != nil {
			return linkChange{}, err
		}
	}
	to.link = c.link
	if p.All {
		change(&to.link)
		if err := to.link.Validate(); err != nil {
			return linkChange{}, err
		}
	}
	within := func(list nodeset.List, region int) bool {
		return slices.Contains(list.Regions, c.Config.Regions[region].Name)
	}
	to.between, err = c.between.changed(func(from, to int) bool {
		return p.All || within(p.A, from) && within(p.B, to) || !p.OneWay && within(p.B, from) && within(p.A, to)
	}, change)
	return to, err
}
