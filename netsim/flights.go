package netsim

import (
	"iter"
	"slices"
)

// Flights returns the earliest packets under way, at most so many, in the order At,
// Dst, Src, Seq. Packets that are held back or wait for a frozen node are among
// them, with the time at which they were due. Nothing is disturbed.
func (n *Network) Flights(most int) []Packet {
	if most <= 0 {
		return nil
	}
	var found []Packet
	keep := func(f *flight) {
		if len(found) >= 2*most {
			sortPackets(found)
			found = found[:most]
			if comparePackets(&f.Packet, &found[most-1]) > 0 {
				return
			}
		}
		found = append(found, f.Packet)
	}
	n.sched.each(keep)
	for i := range n.held {
		keep(&n.held[i])
	}
	for _, id := range n.frozen {
		for i := range n.nodes[id].backlog {
			keep(&n.nodes[id].backlog[i])
		}
	}
	sortPackets(found)
	return found[:min(most, len(found))]
}

// InFlight visits all packets under way in the order of Flights.
func (n *Network) InFlight() iter.Seq[Packet] {
	return slices.Values(n.Flights(int(n.Counters().InFlight)))
}

func sortPackets(p []Packet) { slices.SortFunc(p, Packet.Compare) }
