package netsim

import (
	"container/heap"
	"maps"
	"slices"
)

// serial is the oracle: one heap of every packet and timer, popped one by one in
// the total order. Nothing in it knows of windows but the time at which it stops. A timer
// that is cancelled stays where it is, and counts no more.
type serial struct {
	net     *Network
	events  events
	flights int                // packets among them
	frozen  []event            // timers of frozen nodes
	live    map[timerName]bool // timers that have neither fired nor been cancelled
	outlet  outlet             // of all nodes
}

// event is a packet, or a timer if Src is Dst.
type event struct {
	flight
	timer bool
}

// timerName names a timer among all.
type timerName struct {
	node NodeID
	seq  uint64
}

func (x *event) name() timerName { return timerName{x.Dst, x.Seq} }

type events []event

func (h events) Len() int           { return len(h) }
func (h events) Less(i, j int) bool { return h[i].Compare(h[j].Packet) < 0 }
func (h events) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *events) Push(x any)        { *h = append(*h, x.(event)) }
func (h *events) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	(*h)[last] = event{}
	*h = (*h)[:last]
	return x
}

func newSerial(n *Network) *serial {
	return &serial{net: n, live: map[timerName]bool{}, outlet: outlet{own: &n.own}}
}

func (s *serial) addNode(e *Env) { e.outlet = &s.outlet }
func (s *serial) synced(*Env)    { s.flush() }
func (s *serial) close()         {}

// flush puts under way what was sent.
func (s *serial) flush() { s.outlet.empty(s.push) }

func (s *serial) push(f *flight) {
	heap.Push(&s.events, event{flight: *f})
	s.flights++
}

func (s *serial) setTimer(e *Env, t timer) {
	p := Packet{At: t.at, Dst: e.id, Src: e.id, Seq: t.seq, Sent: t.set, Msg: t.msg}
	x := event{flight: flight{Packet: p}, timer: true}
	s.live[x.name()] = true
	if e.state == StateFrozen {
		s.frozen = append(s.frozen, x)
	} else {
		heap.Push(&s.events, x)
	}
}

func (s *serial) cancelTimer(e *Env, seq uint64) { delete(s.live, timerName{e.id, seq}) }

// void reports whether an event is a timer that counts no more.
func (s *serial) void(x *event) bool { return x.timer && !s.live[x.name()] }

// take removes the events that match from a list and returns them.
func take(list *[]event, match func(event) bool) []event {
	var taken []event
	for _, x := range *list {
		if match(x) {
			taken = append(taken, x)
		}
	}
	*list = slices.DeleteFunc(*list, match)
	return taken
}

func timerOf(e *Env) func(event) bool {
	return func(x event) bool { return x.timer && x.Dst == e.id }
}

func (s *serial) freeze(e *Env) {
	s.frozen = append(s.frozen, take((*[]event)(&s.events), timerOf(e))...)
	heap.Init(&s.events)
}

func (s *serial) thaw(e *Env, d Time) {
	for _, x := range take(&s.frozen, timerOf(e)) {
		x.At = x.At.plus(d)
		heap.Push(&s.events, x)
	}
}

func (s *serial) forget(e *Env) {
	maps.DeleteFunc(s.live, func(t timerName, _ bool) bool { return t.node == e.id })
}

func (s *serial) earliest() Time {
	for len(s.events) > 0 && s.void(&s.events[0]) {
		heap.Pop(&s.events)
	}
	if len(s.events) == 0 {
		return Never
	}
	return s.events[0].At
}

func (s *serial) next() (packet, timer Time) {
	packet, timer = Never, Never
	for i := range s.events {
		switch x := &s.events[i]; {
		case s.void(x):
		case x.timer:
			timer = min(timer, x.At)
		default:
			packet = min(packet, x.At)
		}
	}
	return packet, timer
}

func (s *serial) run(end Time) (handled int) {
	n := s.net
	active := map[NodeID]bool{}
	for s.earliest() < end {
		x := heap.Pop(&s.events).(event)
		e := n.nodes[x.Dst]
		if x.timer {
			delete(s.live, x.name())
			n.own.counters.Timers++
		} else {
			s.flights--
			if !n.own.deliver(&x.flight) {
				continue
			}
		}
		handled++
		active[e.id] = true
		if e.failure == nil {
			s.handle(e, x)
			s.flush()
		}
	}
	for id := range active {
		n.active = append(n.active, id)
	}
	slices.Sort(n.active)
	for _, id := range n.active {
		if e := n.nodes[id]; e.clearFlag() {
			n.flagged = append(n.flagged, id)
		}
	}
	return handled
}

func (s *serial) handle(e *Env, x event) {
	finished := false
	defer e.recoverPanic(&finished)
	if x.timer {
		e.now = x.At
		e.handler.Handle(e, x.Packet)
	} else {
		e.receive(&x.flight)
	}
	finished = true
}

func (s *serial) inFlight() int { return s.flights }

func (s *serial) each(visit func(*flight)) {
	for i := range s.events {
		if !s.events[i].timer {
			visit(&s.events[i].flight)
		}
	}
}

func (s *serial) eachTimer(visit func(msg any)) {
	for _, list := range [][]event{s.events, s.frozen} {
		for i := range list {
			if list[i].timer && !s.void(&list[i]) {
				visit(list[i].Msg)
			}
		}
	}
}

func (s *serial) remove(match func(*flight) bool, taken func(*flight)) {
	for _, x := range take((*[]event)(&s.events), func(x event) bool { return !x.timer && match(&x.flight) }) {
		s.flights--
		taken(&x.flight)
	}
	heap.Init(&s.events)
}
