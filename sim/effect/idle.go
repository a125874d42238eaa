package effect

import (
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
)

// Idle reports whether a command would leave a cluster as it is: what it sets is set already.
// A command that is refused, and one that does something each time it is given, is not idle.
func Idle(w *cluster.Cluster, c command.Command) bool {
	switch c := c.(type) {
	case command.Mine:
		return minesSo(w, c)
	case command.HashRate:
		ids, err := w.Up(c.Nodes)
		return err == nil && all(ids, func(id int) bool { return rateAfter(w, c, id) == w.Nodes[id].HashRate() })
	case command.Strategy:
		return followsAlready(w, c)
	case command.Rules:
		return enforcesAlready(w, c)
	case command.Policy:
		return decidesSo(w, c)
	case command.Workload:
		return w.Workload == workloadOf(c) || w.Workload.PerSecond == 0 && c.PerSecond == 0
	case command.Latency:
		return w.KeepsLinks(c.Links, toDelay(c))
	case command.Jitter:
		return w.KeepsLinks(c.Links, toJitter(c))
	case command.Loss:
		return w.KeepsLinks(c.Links, toLoss(c))
	case command.Bandwidth:
		return w.KeepsLinks(c.Links, toBandwidth(c))
	case command.Partition:
		return isParted(w, c)
	case command.Heal:
		return w.Network.Groups() == nil && !slices.ContainsFunc(w.Network.Links(), func(l netsim.Link) bool { return l.Cut || l.Held })
	case command.Skew:
		ids, err := w.Resolve(c.Nodes)
		return err == nil && len(ids) > 0 && all(ids, func(id int) bool { return w.Network.SkewOf(netsim.NodeID(id)) == netsim.Time(c.Offset) })
	}
	return false
}

func all(ids []int, is func(id int) bool) bool {
	return !slices.ContainsFunc(ids, func(id int) bool { return !is(id) })
}

// minesSo reports whether nodes mine, or do not, as a command wants it.
func minesSo(w *cluster.Cluster, c command.Mine) bool {
	ids, err := w.Up(c.Nodes)
	return err == nil && all(ids, func(id int) bool {
		one, on := w.Nodes[id].Told()
		switch c.Mode {
		case command.MineOff:
			return !one && !on
		case command.MineOn:
			return on && w.Nodes[id].HashRate() > 0
		default:
			return (one || on) && w.Nodes[id].HashRate() > 0
		}
	})
}

// isParted reports whether the network is parted as a command wants it.
func isParted(w *cluster.Cluster, c command.Partition) bool {
	wanted, err := c.Groups.Resolve(len(w.Nodes), w.Members)
	if err != nil || c.OneWay != w.Network.OneWay() {
		return false
	}
	named := make([]bool, len(w.Nodes))
	for _, group := range wanted {
		for _, id := range group {
			named[id] = true
		}
	}
	var rest []int
	for id := range w.Nodes {
		if !named[id] {
			rest = append(rest, id)
		}
	}
	if rest != nil {
		wanted = append(wanted, rest)
	}
	return slices.EqualFunc(wanted, w.Network.Groups(), func(wanted []int, is []netsim.NodeID) bool {
		return slices.EqualFunc(wanted, is, func(a int, b netsim.NodeID) bool { return a == int(b) })
	})
}
