package netsim

import "math/bits"

// windowed is the scheduler of the parallel executors. It hands a window to the crew,
// which runs the shards that have something to do.
type windowed struct {
	net    *Network
	shards []*shard
	desks  []*desk // the first is the coordinator's
	crew   crew
	busy   []*shard // scratch of run
}

// crew runs one window of each shard that it is given, on goroutines of its choice, and
// returns when all is done.
type crew interface {
	run(busy []*shard, end Time)
	close()
}

func newWindowed(n *Network) *windowed {
	w := &windowed{net: n}
	shards, desks := 1, 1
	if n.config.Exec == Workers {
		desks = min(n.config.Workers, comers)
		shards = shardsFor(desks)
	}
	n.shards = uint32(shards)
	for i := range shards {
		w.shards = append(w.shards, newShard(n, i, desks))
	}
	for i := range desks {
		w.desks = append(w.desks, newDesk(n, i, w.shards))
	}
	if n.config.Exec == Workers {
		w.crew = newWorkers(w.desks)
	} else {
		w.crew = newGoroutines(w.desks[0])
	}
	return w
}

// mostShards bounds the memory of networks and their copies: an empty queue takes 25 kB.
const mostShards = 16

// shardsFor is into how many shards the nodes are parted for so many workers: a power of
// two, so that a node's shard is found fast.
func shardsFor(workers int) int { return min(1<<bits.Len(uint(workers-1)), mostShards) }

// neighbours is the logarithm of how many nodes with successive numbers lie in a shard: so
// a small network has one shard, for which windows cost less.
const neighbours = 4

// shardOf is the number of a node's shard.
func (n *Network) shardOf(id NodeID) int { return int(uint32(id) >> n.neighbours & (n.shards - 1)) }

func (w *windowed) grow(e *Env) {
	for _, s := range w.shards {
		s.agenda.grow()
		s.due.grow(int(e.id) + 1)
	}
	w.equip(e)
}

// equip gives a node an outbox: its own if it has a goroutine, else that of whoever runs
// it, and of the coordinator until then.
func (w *windowed) equip(e *Env) {
	if w.net.config.Exec == Workers {
		e.outbox = &w.desks[0].outbox
	} else {
		e.outbox = new(outbox)
	}
}

func (w *windowed) push(f *flight) {
	w.shards[w.net.shardOf(f.Dst)].push(f)
}

// setTimer touches the node only: the agenda learns of it in synced.
func (w *windowed) setTimer(e *Env, t timer) {
	e.timers.push(t)
	e.alarm = min(e.alarm, t.at)
}

func (w *windowed) cancelTimer(e *Env, seq uint64) {
	e.timers.cancel(seq)
	e.alarm = e.timers.next()
}

func (w *windowed) synced(e *Env) {
	d := w.desks[0]
	d.own = allShards
	d.send(e.outbox)
	d.handOver(&w.net.own)
	if e.state == StateRunning {
		w.appoint(e, e.alarm)
	}
}

// appoint tells the agenda when a node is to be woken.
func (w *windowed) appoint(e *Env, at Time) {
	s := w.shards[w.net.shardOf(e.id)]
	s.takePost()
	s.appoint(e, at)
	s.look()
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

func (w *windowed) next() (packet, timer Time) {
	packet, timer = Never, Never
	for _, s := range w.shards {
		s.takePost()
		packet, timer = min(packet, s.queue.next()), min(timer, s.agenda.next())
	}
	return packet, timer
}

func (w *windowed) earliest() Time {
	first := Never
	for _, s := range w.shards {
		first = min(first, s.next)
	}
	return first
}

func (w *windowed) run(end Time) (handled int) {
	w.busy = w.busy[:0]
	for _, s := range w.shards {
		s.active, s.flagged = s.active[:0], s.flagged[:0]
		if s.next < end {
			w.busy = append(w.busy, s)
		} else {
			s.takePost()
		}
	}
	w.crew.run(w.busy, end)
	n := w.net
	for _, s := range w.busy {
		handled += s.handled
		n.active, n.flagged = mergeNodes(n.active, s.active), mergeNodes(n.flagged, s.flagged)
	}
	for _, d := range w.desks {
		d.bring()
		d.handOver(&n.own)
	}
	return handled
}

// mergeNodes adds nodes to others. Both lists are rising, and so is the result.
func mergeNodes(list, more []NodeID) []NodeID {
	i, j := len(list)-1, len(more)-1
	list = append(list, more...)
	for at := len(list) - 1; i >= 0 && j >= 0; at-- {
		if list[i] > more[j] {
			list[at], i = list[i], i-1
		} else {
			list[at], j = more[j], j-1
		}
	}
	if j >= 0 {
		copy(list, more[:j+1])
	}
	return list
}

func (w *windowed) flying() int {
	count := 0
	for _, s := range w.shards {
		count += s.queue.len()
		for _, post := range s.post {
			count += len(post)
		}
	}
	return count
}

func (w *windowed) account(c *Counters) {
	for _, d := range w.desks {
		c.add(&d.counters)
	}
}

func (w *windowed) outstanding() uint64 {
	var sum uint64
	for _, d := range w.desks {
		sum += d.outstanding()
	}
	return sum
}

func (w *windowed) each(visit func(*flight)) {
	for _, s := range w.shards {
		s.takePost()
		s.queue.each(visit)
	}
}

func (w *windowed) eachTimer(visit func(msg any)) {
	for _, e := range w.net.nodes {
		for i := range e.timers {
			visit(e.timers[i].msg)
		}
	}
}

func (w *windowed) remove(match func(*flight) bool, taken func(*flight)) {
	for _, s := range w.shards {
		s.takePost()
		s.queue.remove(match, taken)
		s.look()
	}
}

func (w *windowed) close() { w.crew.close() }

func (w *windowed) clone(net *Network) scheduler {
	c := newWindowed(net)
	for i, s := range w.shards {
		s.takePost()
		d := c.shards[i]
		d.queue, d.agenda, d.next = s.queue.clone(), s.agenda.clone(), s.next
		d.due.grow(len(net.nodes))
	}
	for i, d := range w.desks {
		c.desks[i].counters = d.counters
	}
	for _, e := range net.nodes {
		c.equip(e)
	}
	return c
}
