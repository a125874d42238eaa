package netsim

import (
	"slices"
	"sync/atomic"
)

// shard is a part of the nodes, with all that is pending for them: an event queue of packets
// and a queue of nodes by their next timer. Each node keeps its own timers. In a window one
// worker claims the shard, opens it, runs its nodes, possibly with the help of other
// workers, and closes it. It needs nothing that belongs to another shard.
type shard struct {
	net     *Network
	number  int
	queue   eventQueue
	timers  timerQueue
	mailbox [][]flight // from each worker, not in the queue yet
	next    Time       // time of the earliest pending event

	batch   []key    // scratch of dispatch
	inboxes []key    // the inboxes of its nodes, one after the other
	due     nodeSet  // who has something to handle in the window
	active  []NodeID // who had in the last one, rising
	flagged []NodeID // those of them that raised their flag
	handled int      // packets and timers in it

	claimed   atomic.Uint64 // the window for which a worker has claimed it
	stealable atomic.Uint64 // the window in which other workers may run its nodes too
	started   atomic.Int64  // how many of active a worker has taken to run
	finished  atomic.Int64  // how many of active have run
}

func newShard(net *Network, number, workers int) *shard {
	return &shard{net: net, number: number, queue: newEventQueue(), next: Never, mailbox: make([][]flight, workers)}
}

// open dispatches what is due before end and lists the nodes that have something to handle.
func (s *shard) open(w *worker, end Time) {
	s.drainMailbox()
	s.dispatch(w, end)
	for s.timers.next() < end {
		id := s.timers.heap[0].node
		s.schedule(s.net.nodes[id], Never)
		s.due.add(id)
	}
	s.active = s.due.drain(s.active[:0])
}

// run runs the nodes that have something to do.
func (s *shard) run(w *worker, end Time) {
	for _, id := range s.active {
		s.runNode(w, id, end)
	}
}

// runNode runs a node.
func (s *shard) runNode(w *worker, id NodeID, end Time) {
	e := s.net.nodes[id]
	e.outbox = &w.outbox
	e.run(s.queue.slab, end)
}

// close collects what the nodes leave behind after the window.
func (s *shard) close(w *worker) {
	for _, id := range s.active {
		e := s.net.nodes[id]
		s.handled += e.fired
		w.counters.Timers += uint64(e.fired)
		e.fired = 0
		for _, k := range e.inbox {
			s.queue.free = append(s.queue.free, k.place)
		}
		e.inbox = nil
		if e.clearFlag() {
			s.flagged = append(s.flagged, e.id)
		}
		s.schedule(e, e.nextTimer)
	}
	s.updateNext()
}

// updateNext finds the time of the earliest pending event.
func (s *shard) updateNext() { s.next = min(s.queue.next(), s.timers.next()) }

// push puts a packet into the queue.
func (s *shard) push(f *flight) {
	s.queue.push(f)
	s.next = min(s.next, f.At)
}

// drainMailbox moves what came from workers into the queue.
func (s *shard) drainMailbox() {
	for from, packets := range s.mailbox {
		if len(packets) == 0 {
			continue
		}
		for i := range packets {
			s.queue.push(&packets[i])
		}
		clear(packets)
		s.mailbox[from] = packets[:0]
	}
}

// schedule tells the timer queue when a node is to be woken; Never removes it.
func (s *shard) schedule(e *Env, at Time) {
	if at != e.scheduled {
		e.scheduled = at
		s.timers.set(e.id, at)
	}
}

// dispatch puts the packets that are due before end into the inboxes of their nodes.
func (s *shard) dispatch(w *worker, end Time) {
	n := s.net
	calm := !n.parted && n.faulty == 0 && n.tap == nil
	s.queue.tune(n.shortest)
	s.batch = s.queue.drain(end, s.batch[:0])
	dispatched := 0
	for _, k := range s.batch {
		e := n.nodes[k.dst]
		if calm && e.state == StateRunning {
			w.counters.Delivered++
		} else if !w.deliver(&s.queue.slab[k.place]) {
			s.queue.release(k.place)
			continue
		}
		s.batch[dispatched] = k
		dispatched++
		e.due++
	}
	s.fillInboxes(s.batch[:dispatched])
	s.handled = dispatched
}

// fillInboxes gives each node a part of inboxes with room for all its packets, and puts
// them there.
func (s *shard) fillInboxes(dispatched []key) {
	s.inboxes = slices.Grow(s.inboxes[:0], len(dispatched))
	used := 0
	for _, k := range dispatched {
		e := s.net.nodes[k.dst]
		last := len(e.inbox) - 1
		switch {
		case last < 0:
			end := used + int(e.due)
			e.inbox, used = s.inboxes[used:used:end], end
			e.due = 0
			s.due.add(k.dst)
		case k.at <= e.inbox[last].at:
			e.unsorted = true
		}
		e.inbox = append(e.inbox, k)
	}
}
