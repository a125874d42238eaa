package netsim

import (
	"maps"
	"math/rand/v2"
	"slices"
	"sync/atomic"
)

// Clone returns a network in the same state, which from then on goes its own way: the
// same calls give both the same future. Messages, timers and control messages are
// shared, so they have to be immutable; the programs of the nodes are what copied
// makes of them. A tap is not taken along. The driver calls it between windows, and
// may do so after Close.
func (n *Network) Clone(copied func(NodeID, Handler) Handler) *Network {
	if n.busy {
		panic("netsim: Clone called while handlers run")
	}
	c := *n
	c.closed, c.panicked = false, new(atomic.Bool)
	c.shared = map[LinkParams]*LinkParams{}
	c.tap, c.tapOrder, c.restored, c.active, c.flagged = nil, nil, nil, nil, nil
	c.own.net, c.own.tapped, c.own.held = &c, nil, slices.Clone(n.own.held)
	c.group, c.frozen, c.raised = slices.Clone(n.group), slices.Clone(n.frozen), slices.Clone(n.raised)
	c.nodes = make([]*Env, len(n.nodes))
	for id, e := range n.nodes {
		c.nodes[id] = e.clone(&c, copied(NodeID(id), e.handler))
	}
	c.sched = n.sched.clone(&c)
	return &c
}

// clone copies a node that has nothing to do in a window.
func (e *Env) clone(net *Network, handler Handler) *Env {
	c := *e
	c.net, c.handler = net, handler
	source := *e.source
	c.source, c.rand = &source, rand.New(&source)
	c.peers, c.links = slices.Clone(e.peers), slices.Clone(e.links)
	c.timers, c.backlog, c.notices = slices.Clone(e.timers), slices.Clone(e.backlog), slices.Clone(e.notices)
	c.inbox, c.wake = nil, nil
	return &c
}

func (s *serial) clone(net *Network) scheduler {
	c := newSerial(net)
	c.events, c.flights, c.frozen, c.live = slices.Clone(s.events), s.flights, slices.Clone(s.frozen), maps.Clone(s.live)
	for _, e := range net.nodes {
		c.addNode(e)
	}
	return c
}

func (q *eventQueue) clone() eventQueue {
	c := *q
	c.near, c.far, c.spare = slices.Clone(q.near), slices.Clone(q.far), nil
	for day := range c.days {
		c.days[day] = slices.Clone(q.days[day])
	}
	c.slab, c.free = slices.Clone(q.slab), slices.Clone(q.free)
	return c
}

func (q *timerQueue) clone() timerQueue { return timerQueue{slices.Clone(q.heap), slices.Clone(q.pos)} }
