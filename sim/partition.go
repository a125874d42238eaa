package sim

import (
	"slices"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
)

func (w *World) partition(c command.Partition) (string, error) {
	resolved, err := c.Resolve(len(w.nodes), w.members)
	if err != nil {
		return "", err
	}
	groups := make([][]netsim.NodeID, len(resolved))
	for i, ids := range resolved {
		for _, id := range ids {
			groups[i] = append(groups[i], netsim.NodeID(id))
		}
	}
	if err := w.network.Partition(groups, c.OneWay); err != nil {
		return "", err
	}
	separator := " | "
	if c.OneWay {
		separator = " > "
	}
	return "partition: " + strings.Join(w.groupNames(), separator), nil
}

// groupNames are the nodes of each group of the partition, or the region that it is.
func (w *World) groupNames() []string {
	groups := w.network.Groups()
	names := make([]string, len(groups))
	for i, group := range groups {
		ids := make([]int, len(group))
		for j, id := range group {
			ids[j] = int(id)
		}
		names[i] = w.listGroup(ids)
	}
	return names
}

// listGroup lists nodes in rising order; all that are in one region by its name.
func (w *World) listGroup(ids []int) string {
	if w.region != nil && len(ids) > 0 {
		region := w.Region(ids[0])
		if inside, err := w.members(region); err == nil && slices.Equal(inside, ids) {
			return region
		}
	}
	return w.names(ids)
}
