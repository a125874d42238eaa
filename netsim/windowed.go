package netsim

import "slices"

// windowed is the scheduler of the fast executors. It keeps what is pending: the packets
// under way in an event queue, and the nodes by their next timer in a timer queue; each node
// keeps its own timers. For each window it dispatches what is due to the inboxes of the
// nodes, and has its executor run those that have something to do.
type windowed struct {
	net      *Network
	queue    eventQueue
	timers   timerQueue
	outlet   outlet // of the coordinator
	executor executor
	first    Time // of the earliest pending event, if known
	known    bool

	batch   []key   // scratch of dispatch
	inboxes []key   // the inboxes of all nodes, one after the other
	due     nodeSet // who has something to handle in the window
	events  int     // packets and timers handled in the window
	look    uint64  // of no meaning: see Warmer
}

// executor runs nodes, on goroutines of its choice. It is the barrier at the end of a window.
type executor interface {
	addNode(e *Env) // gives it an outlet
	// run runs the nodes up to a time, has finish told of each, and puts under way what they sent.
	run(nodes []NodeID, end Time)
	close()
}

func newWindowed(n *Network) *windowed {
	ws := &windowed{net: n, queue: newEventQueue()}
	ws.outlet = outlet{queue: &ws.queue, own: &n.own}
	if n.config.Exec == Workers {
		ws.executor = newPool(ws, n.config.Workers)
	} else {
		ws.executor = &goroutines{ws: ws, done: make(chan struct{}, 1)}
	}
	return ws
}

func (ws *windowed) addNode(e *Env) {
	ws.timers.grow()
	ws.due.grow(int(e.id) + 1)
	ws.executor.addNode(e)
}

func (ws *windowed) push(f *flight) {
	ws.queue.push(f)
	ws.known = false
}

// collect puts under way what waits at an outlet.
func (ws *windowed) collect(o *outlet) {
	o.empty(ws.queue.push)
	ws.known = false
}

// setTimer touches the node only: the timer queue learns of it in synced.
func (ws *windowed) setTimer(e *Env, t timer) {
	e.timers.push(t)
	e.nextTimer = min(e.nextTimer, t.at)
}

func (ws *windowed) cancelTimer(e *Env, seq uint64) {
	e.timers.cancel(seq)
	e.nextTimer = e.timers.next()
}

func (ws *windowed) synced(e *Env) {
	ws.collect(e.outlet)
	if e.state == StateRunning {
		ws.schedule(e, e.nextTimer)
	}
}

// schedule tells the timer queue when a node is to be woken; Never removes it.
func (ws *windowed) schedule(e *Env, at Time) {
	if at != e.scheduled {
		e.scheduled = at
		ws.timers.set(e.id, at)
		ws.known = false
	}
}

func (ws *windowed) freeze(e *Env) { ws.schedule(e, Never) }

func (ws *windowed) thaw(e *Env, d Time) {
	e.timers.shift(d)
	e.nextTimer = e.timers.next()
	ws.schedule(e, e.nextTimer)
}

func (ws *windowed) forget(e *Env) {
	e.timers.reset()
	e.nextTimer = Never
	ws.schedule(e, Never)
}

func (ws *windowed) next() (packet, timer Time) { return ws.queue.next(), ws.timers.next() }

func (ws *windowed) earliest() Time {
	if !ws.known {
		ws.first, ws.known = min(ws.queue.next(), ws.timers.next()), true
	}
	return ws.first
}

// run runs a window: all that is due before end.
func (ws *windowed) run(end Time) (handled int) {
	n := ws.net
	ws.known = false
	ws.dispatch(end)
	ws.timers.each(end, func(id NodeID) {
		ws.due.add(id)
		ws.events++
	})
	n.active = ws.due.drain(n.active)
	before := n.own.counters.Timers
	dispatched := len(ws.batch)
	ws.executor.run(n.active, end)
	return dispatched + int(n.own.counters.Timers-before)
}

// finish takes from a node what it leaves behind in a window.
func (ws *windowed) finish(e *Env) {
	n := ws.net
	n.own.counters.Timers += uint64(e.fired)
	e.fired = 0
	for _, k := range e.inbox {
		ws.queue.free = append(ws.queue.free, k.place)
	}
	e.inbox = nil
	if e.clearFlag() {
		n.flagged = append(n.flagged, e.id)
	}
	ws.schedule(e, e.nextTimer)
}

// dispatch puts the packets that are due before end into the inboxes of their nodes.
func (ws *windowed) dispatch(end Time) {
	n := ws.net
	calm := !n.parted && n.faulty == 0 && n.tap == nil
	ws.queue.tune(n.shortest)
	ws.batch = ws.queue.drain(end, ws.batch[:0])
	dispatched := 0
	for _, k := range ws.batch {
		e := n.nodes[k.dst]
		if calm && e.state == StateRunning {
			n.own.counters.Delivered++
		} else if !n.own.deliver(&ws.queue.slab[k.place]) {
			ws.queue.release(k.place)
			continue
		}
		ws.batch[dispatched] = k
		dispatched++
		e.due++
	}
	ws.batch = ws.batch[:dispatched]
	ws.events = dispatched
	ws.fillInboxes(ws.batch)
}

// fillInboxes gives each node a part of inboxes with room for all its packets, and puts
// them there.
func (ws *windowed) fillInboxes(dispatched []key) {
	ws.inboxes = slices.Grow(ws.inboxes[:0], len(dispatched))
	used := 0
	for _, k := range dispatched {
		e := ws.net.nodes[k.dst]
		last := len(e.inbox) - 1
		switch {
		case last < 0:
			end := used + int(e.due)
			e.inbox, used = ws.inboxes[used:used:end], end
			e.due = 0
			ws.due.add(k.dst)
		case k.at <= e.inbox[last].at:
			e.unsorted = true
		}
		e.inbox = append(e.inbox, k)
	}
}

func (ws *windowed) inFlight() int { return ws.queue.len() }

func (ws *windowed) each(visit func(*flight)) { ws.queue.each(visit) }

func (ws *windowed) eachTimer(visit func(msg any)) {
	for _, e := range ws.net.nodes {
		for i := range e.timers {
			visit(e.timers[i].msg)
		}
	}
}

func (ws *windowed) remove(match func(*flight) bool, taken func(*flight)) {
	ws.queue.remove(match, taken)
	ws.known = false
}

func (ws *windowed) close() { ws.executor.close() }

func (ws *windowed) clone(net *Network) scheduler {
	c := newWindowed(net)
	c.queue, c.timers = ws.queue.clone(), ws.timers.clone()
	c.due.grow(len(net.nodes))
	if p, ok := ws.executor.(*pool); ok {
		c.executor.(*pool).gauge.always = p.gauge.always
	}
	for _, e := range net.nodes {
		c.executor.addNode(e)
	}
	return c
}
