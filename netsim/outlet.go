package netsim

// outlet takes what nodes send. While one goroutine runs them all, a message goes straight
// under way; where several run them, it waits in a box until they are done.
type outlet struct {
	queue *eventQueue // nil: messages wait
	own   *account    // counts what goes straight under way
	box   []flight    // what waits, and what was lost at sending
}

// send takes a message that arrives at a time, or that is lost at that time for a reason.
func (o *outlet) send(p Packet, size int, kind Kind, reason DropReason) {
	if o.queue == nil || reason != DropNone {
		o.box = append(o.box, flight{Packet: p, size: size, kind: kind, reason: reason})
		return
	}
	o.own.count(size, kind)
	place := o.queue.place()
	f := &o.queue.slab[place]
	f.Packet, f.size, f.kind = p, size, kind
	f.reason, f.arrived = DropNone, false
	o.queue.put(key{p.At, place, p.Dst})
}

// empty counts what is in the box and gives to push what goes under way.
func (o *outlet) empty(push func(*flight)) {
	if len(o.box) == 0 {
		return
	}
	for i := range o.box {
		if f := &o.box[i]; o.own.sent(f) {
			push(f)
		}
	}
	clear(o.box)
	o.box = o.box[:0]
}
