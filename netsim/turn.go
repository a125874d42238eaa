package netsim

import (
	"cmp"
	"slices"
)

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
