package netsim

// account records what became of packets.
type account struct {
	net      *Network
	counters Counters
	tapped   []TapEvent
	held     []flight // packets that a held link keeps
}

// sent counts a message that a node has sent. It reports whether it goes under way.
func (a *account) sent(f *flight) bool {
	a.count(f.size, f.kind)
	if f.reason != DropNone {
		a.drop(f, f.reason, f.At)
		return false
	}
	return true
}

// count adds a message to those sent.
func (a *account) count(size int, kind Kind) {
	c := &a.counters
	c.Sent++
	c.Bytes += uint64(size)
	c.ByKind[kind].Sent++
	c.ByKind[kind].Bytes += uint64(size)
}

// outstanding is how many of the messages that were sent have not ended.
func (a *account) outstanding() uint64 {
	left := a.counters.Sent - a.counters.Delivered
	for _, dropped := range &a.counters.Dropped { // AllDropped would copy all counters
		left -= dropped
	}
	return left
}

// deliver decides what becomes of a packet that is due. It reports whether the
// receiver is to handle it now.
func (a *account) deliver(f *flight) bool {
	n := a.net
	if !f.arrived {
		if n.parted && !n.passes(f.Src, f.Dst) {
			a.drop(f, DropPartition, f.At)
			return false
		}
		if n.faulty > 0 && !a.carried(f) {
			return false
		}
	}
	switch e := n.nodes[f.Dst]; e.state {
	case StateCrashed:
		a.drop(f, DropCrashed, f.At)
		return false
	case StateFrozen:
		e.backlog = append(e.backlog, *f)
		e.backlog[len(e.backlog)-1].arrived = true
		return false
	}
	a.counters.Delivered++
	if n.tap != nil {
		a.tapped = append(a.tapped, TapEvent{Packet: f.Packet, At: f.At})
	}
	return true
}

// carried reports whether the link of a due packet is neither cut nor held.
func (a *account) carried(f *flight) bool {
	switch l := a.net.link(f.Src, f.Dst); {
	case l.cut:
		a.drop(f, DropCut, f.At)
		return false
	case l.held:
		a.held = append(a.held, *f)
		return false
	}
	return true
}

func (a *account) drop(f *flight, reason DropReason, at Time) {
	a.counters.Dropped[reason]++
	if a.net.tap != nil {
		a.tapped = append(a.tapped, TapEvent{Packet: f.Packet, Reason: reason, At: at})
	}
}
