package netsim

// queue holds the packets under way. A 4-ary heap of 16-byte keys is ordered by
// arrival alone; the packets lie still in a slab beside it. Packets that arrive at
// the same instant leave in any order: who takes them sorts what is for one node.
type queue struct {
	heap []queueKey
	slab []flight
	free []uint32 // unused places of slab
}

type queueKey struct {
	at    Time
	place uint32
	dst   NodeID // of the packet: most packets are dealt out without being looked at
}

func (q *queue) len() int { return len(q.heap) }

// next is when the earliest packet arrives, Never if there is none.
func (q *queue) next() Time {
	if len(q.heap) == 0 {
		return Never
	}
	return q.heap[0].at
}

func (q *queue) push(f *flight) {
	var place uint32
	if last := len(q.free) - 1; last >= 0 {
		place = q.free[last]
		q.free = q.free[:last]
		q.slab[place] = *f
	} else {
		place = uint32(len(q.slab))
		q.slab = append(q.slab, *f)
	}
	q.heap = append(q.heap, queueKey{f.At, place, f.Dst})
	q.up(len(q.heap) - 1)
}

// pop takes the earliest packet out of the order. It stays at its place in the slab
// until release.
func (q *queue) pop() queueKey {
	top := q.heap[0]
	last := len(q.heap) - 1
	moved := q.heap[last]
	q.heap = q.heap[:last]
	if last > 0 {
		q.heap[0] = moved
		q.down(0)
	}
	return top
}

// release gives the place of a popped packet back and lets go of its message.
func (q *queue) release(place uint32) {
	q.slab[place].Msg = nil
	q.free = append(q.free, place)
}

// remove takes out the packets that match and gives each to taken.
func (q *queue) remove(match func(*flight) bool, taken func(*flight)) {
	kept := q.heap[:0]
	for _, key := range q.heap {
		if f := &q.slab[key.place]; match(f) {
			taken(f)
			q.release(key.place)
		} else {
			kept = append(kept, key)
		}
	}
	q.heap = kept
	for i := len(kept)/4 + 1; i >= 0; i-- {
		if i < len(kept) {
			q.down(i)
		}
	}
}

// each visits all packets in no particular order.
func (q *queue) each(visit func(*flight)) {
	for _, key := range q.heap {
		visit(&q.slab[key.place])
	}
}

func (q *queue) up(i int) {
	key := q.heap[i]
	for i > 0 {
		parent := (i - 1) / 4
		if q.heap[parent].at <= key.at {
			break
		}
		q.heap[i] = q.heap[parent]
		i = parent
	}
	q.heap[i] = key
}

func (q *queue) down(i int) {
	heap := q.heap
	key := heap[i]
	for {
		first := 4*i + 1
		if first >= len(heap) {
			break
		}
		least, at := first, heap[first].at
		for child := first + 1; child < min(first+4, len(heap)); child++ {
			if heap[child].at < at {
				least, at = child, heap[child].at
			}
		}
		if key.at <= at {
			break
		}
		heap[i] = heap[least]
		i = least
	}
	heap[i] = key
}
