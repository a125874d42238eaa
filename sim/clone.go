package sim

import (
	"math/rand/v2"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// Clone returns a world in the same state, which goes its own way from here: the same
// commands at the same times give both the same future, to the byte. Blocks are
// shared, so a copy costs memory and time for what the nodes and the network are about
// at the moment, not for the length of the chain. Nobody is shown the copy's trace. It
// needs no Close before it has run.
func (w *World) Clone() *World {
	shared := *w.shared
	shared.Payees = slices.Clip(shared.Payees)
	source := *w.source
	w.copied = true
	w.ownersShared = true // as if a View held owners, which the two worlds share now
	c := &World{
		config: w.config, shared: &shared, rules: w.rules, link: w.link, between: w.between, region: w.region,
		workload: w.workload, payments: w.payments, called: w.called,
		running: w.running, stride: w.stride, crowded: w.crowded, fastest: w.fastest, copied: true, nextForget: w.nextForget, source: &source, random: rand.New(&source),
		journal: slices.Clip(w.journal), metrics: w.metrics.clone(), checks: w.checks.clone(),
		log: w.log.clone(), traffic: traffic{w.traffic.clone()}, reorgs: w.reorgs.clone(),
		sightings: w.sightings.clone(),
		recorder:  w.recorder.clone(), owners: w.owners, ownersShared: true,
	}
	c.config.Trace = nil
	c.network = w.network.Clone(func(_ netsim.NodeID, h netsim.Handler) netsim.Handler {
		n := h.(*node.Node).Clone(c.shared)
		c.nodes = append(c.nodes, n)
		return n
	})
	if c.config.Observe {
		c.network.SetTap(c.observe)
	}
	return c
}

func (r *ring[T]) clone() ring[T] { return ring[T]{slices.Clone(r.items), r.next} }

func (l *log) clone() log { return log{l.ring.clone(), slices.Clone(l.lost), l.count} }
