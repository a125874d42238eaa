package netsim

import (
	"cmp"
	"slices"
	"sync/atomic"
)

// shard is a part of the nodes, with all that is pending for them: a queue of packets
// and an agenda of nodes by their next timer; each node keeps its own timers. Whoever
// runs a window of it needs nothing that belongs to another shard. What its nodes send
// to those of other shards waits in mail until the window is over.
type shard struct {
	net    *Network
	number int
	queue  queue
	agenda agenda
	next   Time          // when the first of what is pending happens
	taken  atomic.Uint64 // the window for which a worker has taken it

	post [][]flight // from each shard, not in the queue yet
	mail [][]flight // to each shard
	soon []Time     // when the first of that arrives

	outbox  outbox   // of its nodes, if they run one after the other
	dealt   []key    // scratch of deal
	boxes   []key    // the inboxes of its nodes, one after the other
	due     nodeSet  // who has something to handle in the window
	active  []NodeID // who had in the last one, rising
	flagged []NodeID // those of them that raised their flag
	handled int      // packets and timers in it
	account
}

func newShard(net *Network, number, shards int) *shard {
	s := &shard{net: net, number: number, queue: newQueue(), next: Never}
	s.account.net = net
	s.post, s.mail, s.soon = make([][]flight, shards), make([][]flight, shards), make([]Time, shards)
	for i := range s.soon {
		s.soon[i] = Never
	}
	return s
}

// run handles what is due before end, one node after the other.
func (s *shard) run(end Time) {
	s.open(end)
	for _, id := range s.active {
		s.net.nodes[id].window(s.queue.slab, end)
	}
	s.finish()
}

// open gives the nodes what is due before end, and says who has something to handle.
func (s *shard) open(end Time) {
	s.takePost()
	s.deal(end)
	for s.agenda.next() < end {
		id := s.agenda.heap[0].node
		s.appoint(s.net.nodes[id], Never)
		s.due.add(id)
	}
	s.active = s.due.drain(s.active[:0])
}

// finish takes what the nodes leave behind after their windows.
func (s *shard) finish() {
	for _, id := range s.active {
		e := s.net.nodes[id]
		s.handled += e.fired
		s.counters.Timers += uint64(e.fired)
		e.fired = 0
		for _, k := range e.inbox {
			s.queue.free = append(s.queue.free, k.place)
		}
		e.inbox = nil
		s.send(e.outbox)
		if e.lowerFlag() {
			s.flagged = append(s.flagged, e.id)
		}
		s.appoint(e, e.alarm)
	}
	s.look()
}

// look finds out when the first of what is pending happens.
func (s *shard) look() { s.next = min(s.queue.next(), s.agenda.next()) }

// send puts the messages of an outbox under way.
func (s *shard) send(box *outbox) {
	if len(*box) == 0 {
		return
	}
	for i := range *box {
		f := &(*box)[i]
		if !s.sent(f) {
			continue
		}
		if to := s.net.shardOf(f.Dst); to == s.number {
			s.queue.push(f)
		} else {
			s.mail[to] = append(s.mail[to], *f)
			s.soon[to] = min(s.soon[to], f.At)
		}
	}
	box.empty()
}

// takePost puts what came from other shards into the queue.
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

// exchange brings the mail to another shard, which has taken its post.
func (s *shard) exchange(to *shard) {
	s.mail[to.number], to.post[s.number] = to.post[s.number], s.mail[to.number]
	to.next = min(to.next, s.soon[to.number])
	s.soon[to.number] = Never
}

// appoint tells the agenda when a node is to be woken; Never takes it out.
func (s *shard) appoint(e *Env, at Time) {
	if at != e.appointed {
		e.appointed = at
		s.agenda.set(e.id, at)
	}
}

// deal puts the packets that are due before end into the inboxes of their nodes.
func (s *shard) deal(end Time) {
	n := s.net
	calm := !n.parted && n.faulty == 0 && n.tap == nil
	s.queue.tune(n.shortest)
	s.dealt = s.queue.drain(end, s.dealt[:0])
	dealt := 0
	for _, k := range s.dealt {
		e := n.nodes[k.dst]
		if calm && e.state == StateRunning {
			s.counters.Delivered++
		} else if !s.deliver(&s.queue.slab[k.place]) {
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
