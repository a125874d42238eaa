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
	n.eachFlight(func(f *flight) {
		if len(found) >= 2*most {
			sortPackets(found)
			found = found[:most]
			if comparePackets(&f.Packet, &found[most-1]) > 0 {
				return
			}
		}
		found = append(found, f.Packet)
	})
	sortPackets(found)
	return found[:min(most, len(found))]
}

// eachFlight visits all packets under way in no particular order.
func (n *Network) eachFlight(visit func(*flight)) {
	n.sched.each(visit)
	for i := range n.own.held {
		visit(&n.own.held[i])
	}
	for _, id := range n.frozen {
		for i := range n.nodes[id].backlog {
			visit(&n.nodes[id].backlog[i])
		}
	}
}

// EachMessage visits the messages of all packets under way, all timers and the control
// messages that wait for frozen nodes, in no particular order: all that a node may
// still be given. The driver calls it between windows.
func (n *Network) EachMessage(visit func(msg any)) {
	n.eachFlight(func(f *flight) { visit(f.Msg) })
	n.sched.eachTimer(visit)
	for _, id := range n.frozen {
		for _, m := range n.nodes[id].notices {
			visit(m)
		}
	}
}

// InFlight visits all packets under way in the order of Flights.
func (n *Network) InFlight() iter.Seq[Packet] {
	return slices.Values(n.Flights(int(n.Counters().InFlight)))
}

func sortPackets(p []Packet) { slices.SortFunc(p, Packet.Compare) }
