package netsim

import "math/bits"

// windowed is the scheduler of the parallel executors. It passes each window to its
// executor, which runs the shards that have something to do, and then exchanges the packets
// that the workers sent.
type windowed struct {
	net      *Network
	shards   []*shard
	workers  []*worker // the first is the coordinator
	executor executor
	busy     []*shard // scratch of run
}

// executor runs one window of each given shard, on goroutines of its choice. It returns when
// all are done: it is the barrier at the end of the window.
type executor interface {
	run(busy []*shard, end Time)
	close()
}

func newWindowed(n *Network) *windowed {
	ws := &windowed{net: n}
	shards, count := 1, 1
	if n.config.Exec == Workers {
		count = min(n.config.Workers, maxHelpers)
		shards = shardsFor(count)
	}
	n.shards = uint32(shards)
	for i := range shards {
		ws.shards = append(ws.shards, newShard(n, i, count))
	}
	for i := range count {
		ws.workers = append(ws.workers, newWorker(n, i, ws.shards))
	}
	if n.config.Exec == Workers {
		ws.executor = newPool(ws.workers)
	} else {
		ws.executor = newGoroutines(ws.workers[0])
	}
	return ws
}

// mostShards bounds the memory of networks and their copies: an empty queue takes 25 kB.
const mostShards = 16

// shardsFor returns the number of shards for a number of workers. It is a power of two, so
// that a node's shard is found fast.
func shardsFor(workers int) int { return min(1<<bits.Len(uint(workers-1)), mostShards) }

// shardShift is the binary logarithm of how many nodes with successive numbers share a
// shard. So a small network has one shard, and its windows cost less.
const shardShift = 4

// shardOf is the number of a node's shard.
func (n *Network) shardOf(id NodeID) int { return int(uint32(id) >> n.shardShift & (n.shards - 1)) }

func (ws *windowed) addNode(e *Env) {
	for _, s := range ws.shards {
		s.timers.grow()
		s.due.grow(int(e.id) + 1)
	}
	ws.setOutbox(e)
}

// setOutbox gives a node an outbox: its own if it has a goroutine, else that of the worker
// that runs it. Until then it is the coordinator's.
func (ws *windowed) setOutbox(e *Env) {
	if ws.net.config.Exec == Workers {
		e.outbox = &ws.workers[0].outbox
	} else {
		e.outbox = new(outbox)
	}
}

func (ws *windowed) push(f *flight) {
	ws.shards[ws.net.shardOf(f.Dst)].push(f)
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
	w := ws.workers[0]
	w.local = allShards
	w.send(e.outbox)
	w.mergeInto(&ws.net.own)
	if e.state == StateRunning {
		ws.schedule(e, e.nextTimer)
	}
}

// schedule tells the timer queue when a node is to be woken.
func (ws *windowed) schedule(e *Env, at Time) {
	s := ws.shards[ws.net.shardOf(e.id)]
	s.drainMailbox()
	s.schedule(e, at)
	s.updateNext()
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

func (ws *windowed) next() (packet, timer Time) {
	packet, timer = Never, Never
	for _, s := range ws.shards {
		s.drainMailbox()
		packet, timer = min(packet, s.queue.next()), min(timer, s.timers.next())
	}
	return packet, timer
}

func (ws *windowed) earliest() Time {
	first := Never
	for _, s := range ws.shards {
		first = min(first, s.next)
	}
	return first
}

func (ws *windowed) run(end Time) (handled int) {
	ws.busy = ws.busy[:0]
	for _, s := range ws.shards {
		s.active, s.flagged = s.active[:0], s.flagged[:0]
		if s.next < end {
			ws.busy = append(ws.busy, s)
		} else {
			s.drainMailbox()
		}
	}
	ws.executor.run(ws.busy, end)
	n := ws.net
	for _, s := range ws.busy {
		handled += s.handled
		n.active, n.flagged = mergeNodes(n.active, s.active), mergeNodes(n.flagged, s.flagged)
	}
	for _, w := range ws.workers {
		w.flush()
		w.mergeInto(&n.own)
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

func (ws *windowed) inFlight() int {
	count := 0
	for _, s := range ws.shards {
		count += s.queue.len()
		for _, batch := range s.mailbox {
			count += len(batch)
		}
	}
	return count
}

func (ws *windowed) account(c *Counters) {
	for _, w := range ws.workers {
		c.add(&w.counters)
	}
}

func (ws *windowed) outstanding() uint64 {
	var sum uint64
	for _, w := range ws.workers {
		sum += w.outstanding()
	}
	return sum
}

func (ws *windowed) each(visit func(*flight)) {
	for _, s := range ws.shards {
		s.drainMailbox()
		s.queue.each(visit)
	}
}

func (ws *windowed) eachTimer(visit func(msg any)) {
	for _, e := range ws.net.nodes {
		for i := range e.timers {
			visit(e.timers[i].msg)
		}
	}
}

func (ws *windowed) remove(match func(*flight) bool, taken func(*flight)) {
	for _, s := range ws.shards {
		s.drainMailbox()
		s.queue.remove(match, taken)
		s.updateNext()
	}
}

func (ws *windowed) close() { ws.executor.close() }

func (ws *windowed) clone(net *Network) scheduler {
	c := newWindowed(net)
	for i, s := range ws.shards {
		s.drainMailbox()
		d := c.shards[i]
		d.queue, d.timers, d.next = s.queue.clone(), s.timers.clone(), s.next
		d.due.grow(len(net.nodes))
	}
	for i, w := range ws.workers {
		c.workers[i].counters = w.counters
	}
	for _, e := range net.nodes {
		c.setOutbox(e)
	}
	return c
}
