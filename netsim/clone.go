package netsim

import (
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
	c.tap, c.tapped, c.risen, c.active, c.flagged = nil, nil, nil, nil, nil
	c.group, c.frozen = slices.Clone(n.group), slices.Clone(n.frozen)
	c.held = slices.Clone(n.held)
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
	c.inbox, c.outbox, c.wake = nil, nil, nil
	return &c
}

func (s *serial) clone(net *Network) scheduler {
	return &serial{net: net, events: slices.Clone(s.events), frozen: slices.Clone(s.frozen)}
}

func (w *windowed) clone(net *Network) scheduler {
	c := &windowed{net: net, queue: w.queue.clone(), agenda: w.agenda.clone(), crew: newCrew(net.config)}
	c.due.grow(len(net.nodes))
	return c
}

func (q *queue) clone() queue {
	c := *q
	c.near, c.far, c.spare = slices.Clone(q.near), slices.Clone(q.far), nil
	for day := range c.days {
		c.days[day] = slices.Clone(q.days[day])
	}
	c.slab, c.free = slices.Clone(q.slab), slices.Clone(q.free)
	return c
}

func (a *agenda) clone() agenda { return agenda{slices.Clone(a.heap), slices.Clone(a.pos)} }
