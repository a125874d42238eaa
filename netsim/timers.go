package netsim

// timer is a wake-up that a node has set for itself.
type timer struct {
	at  Time
	seq uint64
	set Time
	msg any
}

func (t *timer) before(u *timer) bool {
	return t.at < u.at || t.at == u.at && t.seq < u.seq
}

// timers is the binary heap of one node's timers. The node owns it while it runs,
// so setting a timer needs no lock, a crash clears it and a thaw shifts it.
type timers []timer

// next is when the earliest timer fires, Never if there is none.
func (h timers) next() Time {
	if len(h) == 0 {
		return Never
	}
	return h[0].at
}

func (h *timers) push(t timer) {
	*h = append(*h, t)
	h.rise(len(*h)-1, t)
}

// rise puts t in the place i, or further up where it belongs.
func (h timers) rise(i int, t timer) {
	for i > 0 {
		parent := (i - 1) / 2
		if h[parent].before(&t) {
			break
		}
		h[i] = h[parent]
		i = parent
	}
	h[i] = t
}

func (h *timers) pop() timer {
	top := (*h)[0]
	h.remove(0)
	return top
}

// cancel takes out the timer with this number, if it is there. A node has few timers.
func (h *timers) cancel(seq uint64) {
	for i := range *h {
		if (*h)[i].seq == seq {
			h.remove(i)
			return
		}
	}
}

// remove takes out the timer in the place i.
func (h *timers) remove(i int) {
	heap := *h
	last := len(heap) - 1
	moved := heap[last]
	heap[last] = timer{}
	*h = heap[:last]
	if i == last {
		return
	}
	if i > 0 && moved.before(&heap[(i-1)/2]) {
		h.rise(i, moved)
	} else {
		h.sink(i, moved)
	}
}

// sink puts t in the place i, or further down where it belongs.
func (h timers) sink(i int, t timer) {
	for {
		child := 2*i + 1
		if child >= len(h) {
			break
		}
		if child+1 < len(h) && h[child+1].before(&h[child]) {
			child++
		}
		if t.before(&h[child]) {
			break
		}
		h[i] = h[child]
		i = child
	}
	h[i] = t
}

// shift moves all timers later by d, which keeps the heap in order.
func (h timers) shift(d Time) {
	for i := range h {
		h[i].at = h[i].at.plus(d)
	}
}

func (h *timers) reset() {
	clear(*h)
	*h = (*h)[:0]
}

// timerQueue orders nodes by their next timer. It is a 4-ary heap that knows the position
// of each node, so that an entry can be moved or removed.
type timerQueue struct {
	heap []timerEntry
	pos  []int32 // by node: place in heap, -1 if absent
}

type timerEntry struct {
	at   Time
	node NodeID
}

func (q *timerQueue) grow() { q.pos = append(q.pos, -1) }

// next is when the earliest timer of all nodes fires, Never if there is none.
func (q *timerQueue) next() Time {
	if len(q.heap) == 0 {
		return Never
	}
	return q.heap[0].at
}

// each visits the nodes whose next timer fires before a time, in no particular order.
func (q *timerQueue) each(end Time, visit func(NodeID)) { q.below(0, end, visit) }

// below visits those at a place of the heap and below it.
func (q *timerQueue) below(i int, end Time, visit func(NodeID)) {
	if i >= len(q.heap) || q.heap[i].at >= end {
		return
	}
	visit(q.heap[i].node)
	for child := 4*i + 1; child <= 4*i+4; child++ {
		q.below(child, end, visit)
	}
}

// set says when the next timer of a node fires; Never takes the node out.
func (q *timerQueue) set(node NodeID, at Time) {
	i := q.pos[node]
	switch {
	case i < 0 && at == Never:
	case i < 0:
		q.heap = append(q.heap, timerEntry{at, node})
		q.up(len(q.heap) - 1)
	case at == Never:
		last := len(q.heap) - 1
		moved := q.heap[last]
		q.heap = q.heap[:last]
		q.pos[node] = -1
		if int(i) < last {
			q.place(int(i), moved)
		}
	case q.heap[i].at != at:
		q.place(int(i), timerEntry{at, node})
	}
}

// place puts an entry at i and moves it up or down to where it belongs.
func (q *timerQueue) place(i int, x timerEntry) {
	q.heap[i] = x
	if i > 0 && x.at < q.heap[(i-1)/4].at {
		q.up(i)
	} else {
		q.down(i)
	}
}

func (q *timerQueue) up(i int) {
	x := q.heap[i]
	for i > 0 {
		parent := (i - 1) / 4
		if q.heap[parent].at <= x.at {
			break
		}
		q.heap[i] = q.heap[parent]
		q.pos[q.heap[i].node] = int32(i)
		i = parent
	}
	q.heap[i] = x
	q.pos[x.node] = int32(i)
}

func (q *timerQueue) down(i int) {
	x := q.heap[i]
	for {
		first := 4*i + 1
		if first >= len(q.heap) {
			break
		}
		least := first
		for child := first + 1; child < min(first+4, len(q.heap)); child++ {
			if q.heap[child].at < q.heap[least].at {
				least = child
			}
		}
		if x.at <= q.heap[least].at {
			break
		}
		q.heap[i] = q.heap[least]
		q.pos[q.heap[i].node] = int32(i)
		i = least
	}
	q.heap[i] = x
	q.pos[x.node] = int32(i)
}
