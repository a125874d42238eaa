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
		config: w.config, cluster: w.cluster.Clone(), effects: w.effects,
		pace: w.pace, copied: true, nextForget: w.nextForget,
		journal: slices.Clip(w.journal),
	}
	c.config.Trace = nil
	c.watchedBy(w.watchers.Clone(c.cluster, &c.config))
	return c
}
