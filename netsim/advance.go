package netsim

// Window is a stretch of virtual time that was run at once.
type Window struct {
	From, To Time     // events with From <= At < To
	Active   []NodeID // nodes that handled something, rising; good until the next Advance
	Flagged  []NodeID // those of them that called Env.Flag, likewise
	Handled  int      // packets and timers handled
}

// unlinkedWindow is the length of a window when no link limits it. Nothing but timers can
// happen then; a bound keeps Advance(Never) from running forever.
const unlinkedWindow = Second

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
				n.shortest = min(n.shortest, n.travel(e.links[i].LinkParams))
			}
		}
	}
	if n.shortest == Never {
		return unlinkedWindow
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
