package netsim

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// Env is a node's view of the world, and all that its handler may touch of it. It
// is good inside Handle and Call only.
type Env struct {
	// What every packet needs lies together, for with many nodes none of it is in a
	// cache when it comes.
	id       NodeID
	due      int32 // packets that go to inbox
	state    State
	unsorted bool // inbox is out of order, or two of it arrive at once
	flagged  bool // by Flag
	now      Time // of the event that the node handles
	digest   uint64
	handler  Handler
	inbox    []key // due in this window

	nextTimer Time    // when the first of timers fires
	scheduled Time    // when the scheduler's timer queue has the node
	fired     int     // timers handled in this window
	outlet    *outlet // its own, or that of whoever runs it
	seq       uint64
	net       *Network

	peers []NodeID // rising
	links []link   // towards the peer at the same place

	skew   Time
	timers timers    // kept by the windowed scheduler, as are nextTimer and scheduled
	source *rand.PCG // of rand
	rand   *rand.Rand

	frozenAt Time     // while frozen
	backlog  []flight // what arrived meanwhile
	notices  []any    // control messages that wait for the thaw

	failure *failure
	wake    chan struct{} // of its goroutine, once it has one
}

// ID returns the node's own name.
func (e *Env) ID() NodeID { return e.id }

// Now returns the node's own clock: true time plus its skew.
func (e *Env) Now() Time { return e.now + e.skew }

// At returns the true time. It is for observers and statistics: a real node could
// not know it.
func (e *Env) At() Time { return e.now }

// Peers returns the linked nodes in rising order, whatever state their links are
// in. The slice is the network's own: don't change or keep it.
func (e *Env) Peers() []NodeID { return e.peers }

// Rand returns the node's own random numbers, a function of seed and node.
func (e *Env) Rand() *rand.Rand { return e.rand }

// Fold mixes x into the node's digest.
func (e *Env) Fold(x uint64) { e.digest = mix(e.digest, x) }

// Flag puts the node into the list of those that the driver, who sees what handlers do
// only by asking them, is to ask after this window. If none is running, Network.Flagged tells
// of it, or else the next window in which the node has something to handle.
func (e *Env) Flag() { e.flagged = true }

// Flagged returns the nodes, rising, that have called Env.Flag between windows, each once.
func (n *Network) Flagged() []NodeID {
	slices.Sort(n.raised)
	flagged := slices.DeleteFunc(n.raised, func(id NodeID) bool { return !n.nodes[id].clearFlag() })
	n.raised = nil
	return flagged
}

// clearFlag reports whether the flag was up.
func (e *Env) clearFlag() bool {
	was := e.flagged
	e.flagged = false
	return was
}

// Send sends a message to a peer. It may be lost on the way, and the sender is not
// told.
func (e *Env) Send(to NodeID, m Message) { e.SendAfter(0, to, m) }

// SendAfter sends a message that is ready only after d, for a node that takes so long
// to make it; a negative d counts as 0. Its link is reserved from then on, in the order
// of the calls, and a crash of the node meanwhile does not stop it. It returns when the
// message will have arrived if nothing stops it, which a real node could not know: it
// is for one that models what lies between itself and its link.
func (e *Env) SendAfter(d Time, to NodeID, m Message) Time {
	i, linked := e.find(to)
	size, kind := describe(m)
	at, reason := e.now, DropNoLink
	if linked {
		at, reason = e.route(to, size, &e.links[i], e.now.plus(max(d, 0)))
	}
	e.launch(to, m, at, size, kind, reason)
	return at
}

// Broadcast sends a message to all peers but some, as SendAfter does to one, in rising
// order.
func (e *Env) Broadcast(d Time, m Message, except []NodeID) {
	size, kind := describe(m)
	ready := e.now.plus(max(d, 0))
	for i, peer := range e.peers {
		if !slices.Contains(except, peer) {
			at, reason := e.route(peer, size, &e.links[i], ready)
			e.launch(peer, m, at, size, kind, reason)
		}
	}
}

// describe asks a message for its size and kind.
func describe(m Message) (size int, kind Kind) {
	size, kind = m.Size(), m.Kind()
	if size < 0 || kind >= Kinds {
		panic(fmt.Sprintf("netsim: message %T of size %d and kind %d", m, size, kind))
	}
	return size, kind
}

// launch sends a message that arrives, or is lost, at a time.
func (e *Env) launch(to NodeID, m Message, at Time, size int, kind Kind, reason DropReason) {
	e.outlet.send(Packet{At: at, Dst: to, Src: e.id, Seq: e.seq, Sent: e.now, Msg: m}, size, kind, reason)
	e.seq++
}

// route says when the next packet, which is ready at a time, arrives over a link, or why it
// never will and when that was settled.
func (e *Env) route(to NodeID, size int, l *link, ready Time) (Time, DropReason) {
	l.count.Messages++
	l.count.Bytes += uint64(size)
	switch {
	case e.state == StateCrashed:
		return e.now, DropCrashed
	case e.net.parted && !e.net.passes(e.id, to):
		return e.now, DropPartition
	case l.cut:
		return e.now, DropCut
	}
	at := l.arrival(ready, size)
	if l.Loss > 0 && unit(packetBits(e.net.config.Seed, labelLoss, e.id, to, e.seq)) < l.Loss {
		return e.now, DropLoss
	}
	if l.Jitter.Amount > 0 {
		at = at.plus(l.Jitter.sample(e.net.powers, packetBits(e.net.config.Seed, labelJitter, e.id, to, e.seq), l.Delay))
	}
	if at = max(at, e.now+1); at < e.net.horizon {
		panic(fmt.Sprintf("netsim: a packet sent at %d arrives at %d, in the window up to %d: sooner than Config.Transit promises", e.now, at, e.net.horizon))
	}
	return at, DropNone
}

// Timer names a timer of a node, to that node. The zero value names none.
type Timer uint64

// After gives m back to the node after d, as a packet from itself; a negative d
// counts as 0. It may fire inside the window that is running. A crashed node sets none.
func (e *Env) After(d Time, m any) Timer {
	from := e.now
	switch e.state {
	case StateCrashed:
		return 0
	case StateFrozen:
		from = e.frozenAt // its time stands still; the thaw makes up for it
	}
	e.net.sched.setTimer(e, timer{at: from.plus(max(d, 0)), seq: e.seq, set: e.now, msg: m})
	e.seq++
	return Timer(e.seq)
}

// Cancel keeps a timer from firing. One that has fired, or that a crash has taken, it
// leaves alone.
func (e *Env) Cancel(t Timer) {
	if t != 0 {
		e.net.sched.cancelTimer(e, uint64(t)-1)
	}
}

// receive digests a packet and handles it.
func (e *Env) receive(f *flight) {
	h := mix(e.digest, uint64(f.At))
	h = mix(h, f.Seq)
	h = mix(h, uint64(f.Src)<<32|uint64(f.kind))
	e.digest = mix(h, uint64(f.size))
	e.now = f.At
	e.handler.Handle(e, f.Packet)
}

// fire handles a timer.
func (e *Env) fire(t timer) {
	e.fired++
	e.now = t.at
	e.handler.Handle(e, Packet{At: t.at, Dst: e.id, Src: e.id, Seq: t.seq, Sent: t.set, Msg: t.msg})
}
