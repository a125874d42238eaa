package cluster

import (
	"slices"

	"example.com/sosocoin/sim/settings"
)

// Region names the region that a node is in; "" where there are none.
func (c *Cluster) Region(id int) string {
	if c.region == nil {
		return ""
	}
	return c.Config.Regions[c.region[id]].Name
}

// PlaceNext says in which region the next node will be: a random one, by their shares.
func (c *Cluster) PlaceNext() {
	if c.Config.Regions != nil {
		c.region = append(c.region[:len(c.region):len(c.region)], c.Config.Regions.Pick(c.Random.Float64()))
	}
}

// Members are the nodes of a region.
func (c *Cluster) Members(region string) ([]int, error) {
	return settings.MembersOf(region, c.Config.Regions, c.region)
}

// GroupNames are the nodes of each group of the partition, or the region that it is.
func (c *Cluster) GroupNames() []string {
	groups := c.Network.Groups()
	names := make([]string, len(groups))
	for i, group := range groups {
		ids := make([]int, len(group))
		for j, id := range group {
			ids[j] = int(id)
		}
		names[i] = c.listGroup(ids)
	}
	return names
}

// listGroup lists nodes in rising order; all that are in one region by its name.
func (c *Cluster) listGroup(ids []int) string {
	if c.region != nil && len(ids) > 0 {
		region := c.Region(ids[0])
		if inside, err := c.Members(region); err == nil && slices.Equal(inside, ids) {
			return region
		}
	}
	return c.List(ids)
}
