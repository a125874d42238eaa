package netsim

import (
	"cmp"
	"slices"
)

// run handles the node's packets and timers before end in their total order.
func (e *Env) run(q *eventQueue, end Time) {
	finished := false
	defer e.recoverPanic(&finished)
	if e.unsorted {
		slices.SortFunc(e.inbox, func(a, b key) int {
			if a.at != b.at {
				return cmp.Compare(a.at, b.at)
			}
			return comparePackets(&q.slab[a.place].Packet, &q.slab[b.place].Packet)
		})
		e.unsorted = false
	}
	for _, k := range e.inbox {
		f := &q.slab[k.place]
		e.fireBefore(f.At, f)
		e.receive(&q.slab[k.place]) // timers may have sent, so that the slab is another one
		q.slab[k.place].Msg = nil
	}
	e.fireBefore(end, nil)
	finished = true
}

// fireBefore handles the timers before t, and those at t that precede packet f.
func (e *Env) fireBefore(t Time, f *flight) {
	for e.nextTimer <= t && len(e.timers) > 0 {
		next := &e.timers[0]
		if next.at == t && (f == nil || e.id > f.Src || e.id == f.Src && next.seq > f.Seq) {
			return
		}
		due := e.timers.pop()
		e.nextTimer = e.timers.next()
		e.fire(due)
	}
}
