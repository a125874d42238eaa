package netsim

import (
	"slices"
	"sync/atomic"
)

// shard is a part of the nodes, with all that is pending for them: a queue of packets
// and an agenda of nodes by their next timer; each node keeps its own timers. In a window
// one goroutine has it, opens it, lets its nodes run, possibly with the help of others,
// and closes it; it needs nothing that belongs to another shard.
type shard struct {
	net    *Network
	number int
	queue  queue
	agenda agenda
	post   [][]flight // from each desk, not in the queue yet
	next   Time       // when the first of what is pending happens

	dealt   []key    // scratch of deal
	boxes   []key    // the inboxes of its nodes, one after the other
	due     nodeSet  // who has something to handle in the window
	active  []NodeID // who had in the last one, rising
	flagged []NodeID // those of them that raised their flag
	handled int      // packets and timers in it

	taken  atomic.Uint64 // the window for which somebody has it
	opened atomic.Uint64 // the window for which its nodes may be run by others too
	begun  atomic.Int64  // how many of active somebody has begun to run
	ended  atomic.Int64  // how many of them have run
}

func newShard(net *Network, number, desks int) *shard {
	return &shard{net: net, number: number, queue: newQueue(), next: Never, post: make([][]flight, desks)}
}

// open gives the nodes what is due before end, and says who has something to handle.
func (s *shard) open(d *desk, end Time) {
	s.takePost()
	s.deal(d, end)
	for s.agenda.next() < end {
		id := s.agenda.heap[0].node
		s.appoint(s.net.nodes[id], Never)
		s.due.add(id)
	}
	s.active = s.due.drain(s.active[:0])
}

// run runs the nodes that have something to do.
func (s *shard) run(d *desk, end Time) {
	for _, id := range s.active {
		s.turn(d, id, end)
	}
}

// turn runs a node.
func (s *shard) turn(d *desk, id NodeID, end Time) {
	e := s.net.nodes[id]
	e.outbox = &d.outbox
	e.window(s.queue.slab, end)
}

// close takes what the nodes leave behind after their windows.
func (s *shard) close(d *desk) {
	for _, id := range s.active {
		e := s.net.nodes[id]
		s.handled += e.fired
		d.counters.Timers += uint64(e.fired)
		e.fired = 0
		for _, k := range e.inbox {
			s.queue.free = append(s.queue.free, k.place)
		}
		e.inbox = nil
		if e.lowerFlag() {
			s.flagged = append(s.flagged, e.id)
		}
		s.appoint(e, e.alarm)
	}
	s.look()
}

// look finds out when the first of what is pending happens.
func (s *shard) look() { s.next = min(s.queue.next(), s.agenda.next()) }

// push puts a packet into the queue.
func (s *shard) push(f *flight) {
	s.queue.push(f)
	s.next = min(s.next, f.At)
}

// takePost puts what came from desks into the queue.
func (s *shard) takePost() {
	for from, post := range s.post {
		if len(post) == 0 {
			continue
		}
		for i := range post {
			s.queue.push(&post[i])
		}
		clear(post)
		s.post[from] = post[:0]
	}
}

// appoint tells the agenda when a node is to be woken; Never takes it out.
func (s *shard) appoint(e *Env, at Time) {
	if at != e.appointed {
		e.appointed = at
		s.agenda.set(e.id, at)
	}
}

// deal puts the packets that are due before end into the inboxes of their nodes.
func (s *shard) deal(d *desk, end Time) {
	n := s.net
	calm := !n.parted && n.faulty == 0 && n.tap == nil
	s.queue.tune(n.shortest)
	s.dealt = s.queue.drain(end, s.dealt[:0])
	dealt := 0
	for _, k := range s.dealt {
		e := n.nodes[k.dst]
		if calm && e.state == StateRunning {
			d.counters.Delivered++
		} else if !d.deliver(&s.queue.slab[k.place]) {
			s.queue.release(k.place)
			continue
		}
		s.dealt[dealt] = k
		dealt++
		e.due++
	}
	s.fill(s.dealt[:dealt])
	s.handled = dealt
}

// fill gives each node a part of boxes as its inbox, as long as it has packets due, and
// puts them there.
func (s *shard) fill(dealt []key) {
	s.boxes = slices.Grow(s.boxes[:0], len(dealt))
	used := 0
	for _, k := range dealt {
		e := s.net.nodes[k.dst]
		last := len(e.inbox) - 1
		switch {
		case last < 0:
			end := used + int(e.due)
			e.inbox, used = s.boxes[used:used:end], end
			e.due = 0
			s.due.add(k.dst)
		case k.at <= e.inbox[last].at:
			e.jumbled = true
		}
		e.inbox = append(e.inbox, k)
	}
}
