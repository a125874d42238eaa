package sim

import "slices"

// Clone returns a world in the same state, which goes its own way from here: the same
// commands at the same times give both the same future, to the byte. Blocks are
// shared, so a copy costs memory and time for what the nodes and the network are about
// at the moment, not for the length of the chain. Nobody is shown the copy's trace. It
// needs no Close before it has run.
func (w *World) Clone() *World {
	w.copied = true
	c := &World{
		config: w.config, cluster: w.cluster.Clone(), effects: w.effects, renamed: w.renamed,
		stride: w.stride, crowded: w.crowded, fastest: w.fastest, copied: true, nextForget: w.nextForget,
		journal: slices.Clip(w.journal), metrics: w.metrics.clone(), checks: w.checks.clone(),
		log: w.log.clone(), traffic: traffic{w.traffic.clone()}, reorgs: w.reorgs.clone(),
		sightings: w.sightings.clone(),
		recorder:  w.recorder.clone(),
	}
	c.shared, c.network, c.nodes = c.cluster.Shared, c.cluster.Network, c.cluster.Nodes
	c.config.Trace = nil
	if c.config.Observe {
		c.network.SetTap(c.observe)
	}
	return c
}

func (r *ring[T]) clone() ring[T] { return ring[T]{slices.Clone(r.items), r.next} }

func (l *log) clone() log { return log{l.ring.clone(), slices.Clone(l.lost), l.count} }
