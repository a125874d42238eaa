package netsim

import "slices"

// Cut stops one direction of a link: messages are lost when they are sent, and
// those under way when they are due.
func (n *Network) Cut(from, to NodeID) error {
	return n.fault("Cut", from, to, LinkCut, func(l *link) bool { return !l.cut }, func(l *link) {
		l.cut = true
		n.faulty++
	})
}

// Restore ends a Cut.
func (n *Network) Restore(from, to NodeID) error {
	return n.fault("Restore", from, to, LinkNotCut, func(l *link) bool { return l.cut }, func(l *link) {
		l.cut = false
		n.faulty--
	})
}

// Hold keeps back the messages of one direction of a link when they are due.
func (n *Network) Hold(from, to NodeID) error {
	return n.fault("Hold", from, to, LinkHeld, func(l *link) bool { return !l.held }, func(l *link) {
		l.held = true
		n.faulty++
	})
}

// Release ends a Hold: what was kept back arrives now, in the order of sending.
func (n *Network) Release(from, to NodeID) error {
	return n.fault("Release", from, to, LinkNotHeld, func(l *link) bool { return l.held }, func(l *link) {
		l.held = false
		n.faulty--
		n.resume(func(f *flight) bool { return f.Src == from && f.Dst == to })
	})
}

// fault changes a directed link if it is in the right state for that.
func (n *Network) fault(op string, from, to NodeID, wrong LinkProblem, right func(*link) bool, change func(*link)) error {
	n.idle(op)
	l, err := n.named(from, to)
	if err != nil {
		return err
	}
	if !right(l) {
		return &LinkError{from, to, wrong}
	}
	change(l)
	n.refresh(pair{min(from, to), max(from, to)})
	return nil
}

// resume puts held packets that match under way again.
func (n *Network) resume(match func(*flight) bool) {
	n.own.held = slices.DeleteFunc(n.own.held, func(f flight) bool {
		if !match(&f) {
			return false
		}
		f.At = max(f.At, n.now)
		n.sched.push(&f)
		return true
	})
}
