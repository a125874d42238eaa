package netsim

import (
	"cmp"
	"slices"
)

// windowed is the scheduler of the parallel executors: the coordinator keeps one
// queue of packets and an agenda of nodes by their next timer; each node keeps its
// own timers. A window is handed to the crew, which runs its nodes in any order.
type windowed struct {
	net    *Network
	queue  queue
	agenda agenda
	dealt  []key // scratch of deal
	boxes  []key // the inboxes of all nodes, one after the other
	due    nodeSet
	crew   crew
}

// crew runs one window of each active node, on goroutines of its choice, and
// returns when all are done.
type crew interface {
	run(shift)
	close()
}

// shift is the work of a window. The slab does not change while it is done, but for
// the packets themselves, each of which one node owns.
type shift struct {
	nodes  []*Env
	active []NodeID
	slab   []flight
	end    Time
}

func (s *shift) window(id NodeID) { s.nodes[id].window(s.slab, s.end) }

func (w *windowed) grow(e *Env) {
	w.agenda.grow()
	w.due.grow(int(e.id) + 1)
}

func (w *windowed) push(f *flight) { w.queue.push(f) }

// setTimer touches the node only: the agenda learns of it in synced.
func (w *windowed) setTimer(e *Env, t timer) {
	e.timers.push(t)
	e.alarm = min(e.alarm, t.at)
}

func (w *windowed) cancelTimer(e *Env, seq uint64) {
	e.timers.cancel(seq)
	e.alarm = e.timers.next()
}

// appoint tells the agenda when a node is to be woken; Never takes it out.
func (w *windowed) appoint(e *Env, at Time) {
	if at != e.appointed {
		e.appointed = at
		w.agenda.set(e.id, at)
	}
}

func (w *windowed) synced(e *Env) {
	if e.state == StateRunning {
		w.appoint(e, e.alarm)
	}
}

func (w *windowed) freeze(e *Env) { w.appoint(e, Never) }

func (w *windowed) thaw(e *Env, d Time) {
	e.timers.shift(d)
	e.alarm = e.timers.next()
	w.appoint(e, e.alarm)
}

func (w *windowed) forget(e *Env) {
	e.timers.reset()
	e.alarm = Never
	w.appoint(e, Never)
}

func (w *windowed) next() (packet, timer Time) { return w.queue.next(), w.agenda.next() }

func (w *windowed) earliest() Time { return min(w.queue.next(), w.agenda.next()) }

func (w *windowed) run(end Time) (handled int) {
	n := w.net
	handled = w.deal(end)
	for w.agenda.next() < end {
		id := w.agenda.heap[0].node
		w.appoint(n.nodes[id], Never)
		w.due.add(id)
	}
	n.active = w.due.drain(n.active)
	if len(n.active) == 0 {
		return 0
	}
	w.crew.run(shift{n.nodes, n.active, w.queue.slab, end})
	for _, id := range n.active {
		e := n.nodes[id]
		handled += e.fired
		n.counters.Timers += uint64(e.fired)
		e.fired = 0
		for _, k := range e.inbox {
			w.queue.free = append(w.queue.free, k.place)
		}
		e.inbox = nil
		n.flush(e)
		n.noteFlag(e)
		w.appoint(e, e.alarm)
	}
	return handled
}

// deal puts the packets that are due before end into the inboxes of their nodes.
func (w *windowed) deal(end Time) (dealt int) {
	n := w.net
	calm := !n.parted && n.faulty == 0 && n.tap == nil
	w.queue.tune(n.lookahead())
	w.dealt = w.queue.drain(end, w.dealt[:0])
	for _, k := range w.dealt {
		e := n.nodes[k.dst]
		if calm && e.state == StateRunning {
			n.counters.Delivered++
		} else if !n.deliver(&w.queue.slab[k.place]) {
			w.queue.release(k.place)
			continue
		}
		w.dealt[dealt] = k
		dealt++
		e.due++
	}
	w.fill(w.dealt[:dealt])
	return dealt
}

// fill gives each node a part of boxes as its inbox, as long as it has packets due, and
// puts them there.
func (w *windowed) fill(dealt []key) {
	w.boxes = slices.Grow(w.boxes[:0], len(dealt))
	used := 0
	for _, k := range dealt {
		e := w.net.nodes[k.dst]
		last := len(e.inbox) - 1
		switch {
		case last < 0:
			end := used + int(e.due)
			e.inbox, used = w.boxes[used:used:end], end
			e.due = 0
			w.due.add(k.dst)
		case k.at <= e.inbox[last].at:
			e.jumbled = true
		}
		e.inbox = append(e.inbox, k)
	}
}

func (w *windowed) flying() int { return w.queue.len() }

func (w *windowed) each(visit func(*flight)) { w.queue.each(visit) }

func (w *windowed) eachTimer(visit func(msg any)) {
	for _, e := range w.net.nodes {
		for i := range e.timers {
			visit(e.timers[i].msg)
		}
	}
}

func (w *windowed) remove(match func(*flight) bool, taken func(*flight)) {
	w.queue.remove(match, taken)
}

func (w *windowed) close() { w.crew.close() }

// window handles the node's packets and timers before end in their total order.
func (e *Env) window(slab []flight, end Time) {
	finished := false
	defer e.caught(&finished)
	if e.jumbled {
		slices.SortFunc(e.inbox, func(a, b key) int {
			if a.at != b.at {
				return cmp.Compare(a.at, b.at)
			}
			return comparePackets(&slab[a.place].Packet, &slab[b.place].Packet)
		})
		e.jumbled = false
	}
	for _, k := range e.inbox {
		f := &slab[k.place]
		e.fireBefore(f.At, f)
		e.receive(f)
		f.Msg = nil
	}
	e.fireBefore(end, nil)
	finished = true
}

// fireBefore handles the timers before t, and those at t that precede packet f.
func (e *Env) fireBefore(t Time, f *flight) {
	for e.alarm <= t && len(e.timers) > 0 {
		next := &e.timers[0]
		if next.at == t && (f == nil || e.id > f.Src || e.id == f.Src && next.seq > f.Seq) {
			return
		}
		due := e.timers.pop()
		e.alarm = e.timers.next()
		e.fire(due)
	}
}
