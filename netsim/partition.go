package netsim

// Partition splits the nodes into groups that cannot hear each other; it replaces
// a partition that is in force. Nodes that no group names form one more. With
// oneWay there are exactly two groups, and messages from the first to the second
// still pass. What is under way across the border is lost when it is due, if the
// partition lasts until then. Errors are *NodeError and *PartitionError.
func (n *Network) Partition(groups [][]NodeID, oneWay bool) error {
	n.idle("Partition")
	assigned, count, err := n.assign(groups)
	switch {
	case err != nil:
		return err
	case count < 2:
		return &PartitionError{Problem: OneGroup, Groups: count}
	case oneWay && count != 2:
		return &PartitionError{Problem: NotTwoGroups, Groups: count}
	}
	n.group, n.groups = assigned, count
	n.parted, n.oneWay = true, oneWay
	n.refresh()
	return nil
}

// assign gives each node the number of its group, and returns how many there are.
func (n *Network) assign(groups [][]NodeID) ([]int32, int, error) {
	const unnamed = -1
	assigned := make([]int32, len(n.nodes))
	for i := range assigned {
		assigned[i] = unnamed
	}
	for i, group := range groups {
		if len(group) == 0 {
			return nil, 0, &PartitionError{Problem: EmptyGroup, Groups: len(groups)}
		}
		for _, id := range group {
			if err := n.known(id); err != nil {
				return nil, 0, err
			}
			if assigned[id] != unnamed {
				return nil, 0, &PartitionError{Problem: NodeTwice, Node: id, Groups: len(groups)}
			}
			assigned[id] = int32(i)
		}
	}
	count := len(groups)
	for i := range assigned {
		if assigned[i] == unnamed {
			assigned[i] = int32(len(groups))
			count = len(groups) + 1
		}
	}
	return assigned, count, nil
}

// passes reports whether the partition in force lets messages pass.
func (n *Network) passes(from, to NodeID) bool {
	a, b := n.group[from], n.group[to]
	return a == b || n.oneWay && a == 0
}

// Heal ends the partition, restores all cut links and releases all held ones.
func (n *Network) Heal() {
	n.idle("Heal")
	n.parted, n.oneWay, n.groups = false, false, 0
	clear(n.group)
	if n.faulty > 0 {
		for _, e := range n.nodes {
			for i := range e.links {
				e.links[i].cut, e.links[i].held = false, false
			}
		}
		n.faulty = 0
	}
	n.resume(func(*flight) bool { return true })
	n.refresh()
}

// Groups returns the groups of the partition in force, each rising, that of the
// nodes that were not named last; nil if the network is whole.
func (n *Network) Groups() [][]NodeID {
	if !n.parted {
		return nil
	}
	groups := make([][]NodeID, n.groups)
	for id, group := range n.group {
		groups[group] = append(groups[group], NodeID(id))
	}
	return groups
}

// OneWay reports whether a partition is in force that lets messages from its first
// group to its second pass.
func (n *Network) OneWay() bool { return n.oneWay }
