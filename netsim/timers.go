package netsim

// timer is an appointment of a node with itself.
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

// agenda orders nodes by their next timer: a 4-ary heap of nodes that knows where
// each node is in it.
type agenda struct {
	heap []appointment
	pos  []int32 // by node: place in heap, -1 if absent
}

type appointment struct {
	at   Time
	node NodeID
}

func (a *agenda) grow() { a.pos = append(a.pos, -1) }

// next is when the earliest timer of all nodes fires, Never if there is none.
func (a *agenda) next() Time {
	if len(a.heap) == 0 {
		return Never
	}
	return a.heap[0].at
}

// set says when the next timer of a node fires; Never takes the node out.
func (a *agenda) set(node NodeID, at Time) {
	i := a.pos[node]
	switch {
	case i < 0 && at == Never:
	case i < 0:
		a.heap = append(a.heap, appointment{at, node})
		a.up(len(a.heap) - 1)
	case at == Never:
		last := len(a.heap) - 1
		moved := a.heap[last]
		a.heap = a.heap[:last]
		a.pos[node] = -1
		if int(i) < last {
			a.place(int(i), moved)
		}
	case a.heap[i].at != at:
		a.place(int(i), appointment{at, node})
	}
}

// place puts an appointment at i and lets it find its place.
func (a *agenda) place(i int, x appointment) {
	a.heap[i] = x
	if i > 0 && x.at < a.heap[(i-1)/4].at {
		a.up(i)
	} else {
		a.down(i)
	}
}

func (a *agenda) up(i int) {
	x := a.heap[i]
	for i > 0 {
		parent := (i - 1) / 4
		if a.heap[parent].at <= x.at {
			break
		}
		a.heap[i] = a.heap[parent]
		a.pos[a.heap[i].node] = int32(i)
		i = parent
	}
	a.heap[i] = x
	a.pos[x.node] = int32(i)
}

func (a *agenda) down(i int) {
	x := a.heap[i]
	for {
		first := 4*i + 1
		if first >= len(a.heap) {
			break
		}
		least := first
		for child := first + 1; child < min(first+4, len(a.heap)); child++ {
			if a.heap[child].at < a.heap[least].at {
				least = child
			}
		}
		if x.at <= a.heap[least].at {
			break
		}
		a.heap[i] = a.heap[least]
		a.pos[a.heap[i].node] = int32(i)
		i = least
	}
	a.heap[i] = x
	a.pos[x.node] = int32(i)
}
