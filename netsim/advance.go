package netsim

import "fmt"

// Window is a stretch of virtual time that was run at once.
type Window struct {
	From, To Time     // events with From <= At < To
	Active   []NodeID // nodes that handled something, rising; good until the next Advance
	Flagged  []NodeID // those of them that called Env.Flag, likewise
	Handled  int      // packets and timers handled
}

// lonely is the length of a window when no link limits it. Nothing but timers can
// happen then; a bound keeps Advance(Never) from running forever.
const lonely = Second

// Advance runs one window: it jumps to the earliest pending event and handles all
// that can happen before any of it can be heard of elsewhere. It handles nothing
// at or after limit. With nothing due before limit, time goes to limit and Handled
// is 0; Handled can be 0 in a window too, when all that was due was dropped or
// waits, so a driver loops until Now has reached its goal.
func (n *Network) Advance(limit Time) Window {
	n.idle("Advance")
	if limit <= n.now {
		return Window{From: n.now, To: n.now}
	}
	w := Window{From: n.sched.earliest()}
	if w.From >= limit {
		w.From, w.To, n.now = n.now, limit, limit
		return w
	}
	w.To = min(w.From.plus(n.lookahead()), limit)
	n.busy, n.horizon = true, w.To
	n.active, n.flagged = n.active[:0], n.flagged[:0]
	w.Handled = n.sched.run(w.To)
	n.now = w.To
	n.busy = false
	w.Active, w.Flagged = n.active, n.flagged
	n.settle()
	n.check(n.active)
	return w
}

// AdvanceTo handles all events before t, and makes t the time. It does nothing if
// t has passed.
func (n *Network) AdvanceTo(t Time) {
	for n.now < t {
		n.Advance(t)
	}
}

// lookahead is how long after an event the first other node can hear of it.
func (n *Network) lookahead() Time {
	if n.stale {
		n.stale = false
		n.shortest = Never
		for _, e := range n.nodes {
			for i := range e.links {
				n.shortest = min(n.shortest, n.travel(&e.links[i].LinkParams))
			}
		}
	}
	if n.shortest == Never {
		return lonely
	}
	return max(n.shortest, 1)
}

// travel is the least time that any message takes over a link.
func (n *Network) travel(p *LinkParams) Time {
	if n.config.Transit == nil {
		return p.Delay
	}
	return p.Delay.plus(n.config.Transit(p.Bandwidth))
}

// flush counts what a node has sent and puts it under way.
func (n *Network) flush(e *Env) {
	if len(e.outbox) == 0 {
		return
	}
	for i := range e.outbox {
		f := &e.outbox[i]
		n.count(f)
		switch {
		case f.reason != DropNone:
			n.drop(f, f.reason, f.At)
		case f.At < n.horizon:
			panic(fmt.Sprintf("netsim: a packet sent at %d arrives at %d, in the window up to %d: sooner than Config.Transit promises", f.Sent, f.At, n.horizon))
		default:
			n.sched.push(f)
		}
	}
	clear(e.outbox)
	e.outbox = e.outbox[:0]
}

// count adds a message to those sent.
func (n *Network) count(f *flight) {
	c := &n.counters
	c.Sent++
	c.Bytes += uint64(f.size)
	c.ByKind[f.kind].Sent++
	c.ByKind[f.kind].Bytes += uint64(f.size)
}

// deliver decides what becomes of a packet that is due. It reports whether the
// receiver is to handle it now.
func (n *Network) deliver(f *flight) bool {
	if !f.arrived {
		if n.parted && !n.passes(f.Src, f.Dst) {
			n.drop(f, DropPartition, f.At)
			return false
		}
		if n.faulty > 0 && !n.carried(f) {
			return false
		}
	}
	switch e := n.nodes[f.Dst]; e.state {
	case StateCrashed:
		n.drop(f, DropCrashed, f.At)
		return false
	case StateFrozen:
		e.backlog = append(e.backlog, *f)
		e.backlog[len(e.backlog)-1].arrived = true
		return false
	}
	n.counters.Delivered++
	if n.tap != nil {
		n.tapped = append(n.tapped, TapEvent{Packet: f.Packet, At: f.At})
	}
	return true
}

// carried reports whether the link of a due packet is neither cut nor held.
func (n *Network) carried(f *flight) bool {
	switch l := n.link(f.Src, f.Dst); {
	case l.cut:
		n.drop(f, DropCut, f.At)
		return false
	case l.held:
		n.held = append(n.held, *f)
		return false
	}
	return true
}

func (n *Network) drop(f *flight, reason DropReason, at Time) {
	n.counters.Dropped[reason]++
	if n.tap != nil {
		n.tapped = append(n.tapped, TapEvent{Packet: f.Packet, Reason: reason, At: at})
	}
}

// noteFlag lists a node that has raised its flag, and lowers it.
func (n *Network) noteFlag(e *Env) {
	if e.flagged {
		e.flagged = false
		n.flagged = append(n.flagged, e.id)
	}
}
