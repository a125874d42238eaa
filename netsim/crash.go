package netsim

import "slices"

// State says whether a node runs.
type State uint8

// The states of a node.
const (
	StateRunning State = iota
	StateFrozen
	StateCrashed
)

// String returns the state in one word.
func (s State) String() string { return [...]string{"running", "frozen", "crashed"}[s] }

// State returns the state of a node.
func (n *Network) State(id NodeID) State { return n.nodes[id].state }

// Alive reports whether a node has not crashed; it may be frozen.
func (n *Network) Alive(id NodeID) bool { return n.nodes[id].state != StateCrashed }

// expect returns the node, or an error if its state is not among the allowed.
func (n *Network) expect(op string, id NodeID, allowed ...State) (*Env, error) {
	if err := n.known(id); err != nil {
		return nil, err
	}
	e := n.nodes[id]
	if !slices.Contains(allowed, e.state) {
		return nil, &StateError{op, id, e.state}
	}
	return e, nil
}

// Crash stops a node, frozen or running, as a power cut would: its timers vanish,
// and packets to it are dropped, those that waited for its thaw among them. What
// it sent before still arrives. A crashed node gives a *StateError.
func (n *Network) Crash(id NodeID) error {
	n.idle("Crash")
	e, err := n.expect("crash", id, StateRunning, StateFrozen)
	if err != nil {
		return err
	}
	for i := range e.backlog {
		n.own.drop(&e.backlog[i], DropCrashed, n.now)
	}
	n.unfreeze(e)
	e.state = StateCrashed
	n.sched.forget(e)
	n.control(e, Crashed{})
	n.restored = n.restored[:0]
	n.checkNode(e, 0)
	n.settle()
	return nil
}

// Restart starts a crashed node again: it gets Restarted, and then it and its
// peers get LinkUp for each link that is usable. Other nodes give a *StateError.
func (n *Network) Restart(id NodeID) error {
	n.idle("Restart")
	e, err := n.expect("restart", id, StateCrashed)
	if err != nil {
		return err
	}
	e.state = StateRunning
	n.control(e, Restarted{})
	pairs := make([]pair, len(e.peers))
	for i, peer := range e.peers {
		pairs[i] = pair{min(id, peer), max(id, peer)}
	}
	if len(pairs) > 0 {
		n.refresh(pairs...)
	}
	n.settle()
	return nil
}

// Freeze suspends a running node like a stopped process: packets that arrive wait
// for it, and its timers stand still. Other nodes give a *StateError.
func (n *Network) Freeze(id NodeID) error {
	n.idle("Freeze")
	e, err := n.expect("freeze", id, StateRunning)
	if err != nil {
		return err
	}
	e.state = StateFrozen
	e.frozenAt = n.now
	at, _ := slices.BinarySearch(n.frozen, id)
	n.frozen = slices.Insert(n.frozen, at, id)
	n.sched.freeze(e)
	return nil
}

// Thaw lets a frozen node go on. It gets Thawed, then the control messages that it
// missed; the packets that waited arrive now, in the order of their sources and of
// sending; its timers fire later by the length of the freeze. Other nodes give a
// *StateError.
func (n *Network) Thaw(id NodeID) error {
	n.idle("Thaw")
	e, err := n.expect("thaw", id, StateFrozen)
	if err != nil {
		return err
	}
	backlog, notices := e.backlog, e.notices
	n.unfreeze(e)
	e.state = StateRunning
	n.sched.thaw(e, n.now-e.frozenAt)
	for i := range backlog {
		backlog[i].At = n.now
		n.sched.push(&backlog[i])
	}
	n.control(e, Thawed{})
	for _, m := range notices {
		n.control(e, m)
	}
	n.settle()
	return nil
}

// unfreeze forgets what waits for a thaw.
func (n *Network) unfreeze(e *Env) {
	e.backlog, e.notices = nil, nil
	n.frozen = slices.DeleteFunc(n.frozen, func(id NodeID) bool { return id == e.id })
}

// Skew sets how far a node's clock is ahead of true time; negative: behind it.
func (n *Network) Skew(id NodeID, d Time) error {
	n.idle("Skew")
	if err := n.known(id); err != nil {
		return err
	}
	n.nodes[id].skew = d
	return nil
}

// SkewOf returns how far a node's clock is ahead of true time.
func (n *Network) SkewOf(id NodeID) Time { return n.nodes[id].skew }
