package netsim

// key is a packet under way: its arrival, its place in the slab, and its receiver,
// since most packets are dispatched without being looked at.
type key struct {
	at    Time
	place uint32
	dst   NodeID
}

// keyHeap is a 4-ary heap of keys by arrival.
type keyHeap []key

// next is when the earliest packet arrives, Never if there is none.
func (h keyHeap) next() Time {
	if len(h) == 0 {
		return Never
	}
	return h[0].at
}

func (h *keyHeap) push(k key) {
	*h = append(*h, k)
	heap := *h
	i := len(heap) - 1
	for i > 0 {
		parent := (i - 1) / 4
		if heap[parent].at <= k.at {
			break
		}
		heap[i] = heap[parent]
		i = parent
	}
	heap[i] = k
}

func (h *keyHeap) pop() key {
	heap := *h
	top, last := heap[0], len(heap)-1
	moved := heap[last]
	heap = heap[:last]
	*h = heap
	if last > 0 {
		heap[0] = moved
		heap.sink(0)
	}
	return top
}

// sink lets the key at i find its place below.
func (h keyHeap) sink(i int) {
	k := h[i]
	for {
		first := 4*i + 1
		if first >= len(h) {
			break
		}
		least, at := first, h[first].at
		for child := first + 1; child < min(first+4, len(h)); child++ {
			if h[child].at < at {
				least, at = child, h[child].at
			}
		}
		if k.at <= at {
			break
		}
		h[i] = h[least]
		i = least
	}
	h[i] = k
}

// order makes a heap of keys in any order.
func (h keyHeap) order() {
	for i := len(h)/4 + 1; i >= 0; i-- {
		if i < len(h) {
			h.sink(i)
		}
	}
}
