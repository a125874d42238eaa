package sim

import (
	"cmp"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// collect takes what the nodes told in a window, in the order in which it
// happened, and shows it to everything that watches.
func (w *World) collect(window netsim.Window) {
	w.tracer.arrange()
	for _, e := range w.merge(window.Flagged) {
		w.lookUntil(e.At)
		best := w.metrics.best
		w.metrics.see(e, w.cluster.Running)
		w.checks.see(e, w.cluster.Called())
		if w.config.Record {
			w.recorder.see(e, &w.metrics, best)
		}
		if w.tracer.on() {
			w.tracer.event(e)
		}
		if w.config.Observe {
			w.log.addLost(e.At)
			w.remember(e)
		}
	}
	w.lookUntil(w.Now())
	w.watchOn()
	w.log.addLost(netsim.Never)
	w.tracer.flush(netsim.Never)
	if !w.network.Balanced() {
		w.checks.window(w.Now(), w.network.Counters())
	}
}

// merge returns what these nodes told in the order in which it happened. It is good
// until one of them runs again.
func (w *World) merge(nodes []netsim.NodeID) []*node.Event {
	w.merged = w.merged[:0]
	for _, id := range nodes {
		events := w.nodes[id].Events()
		for i := range events {
			w.merged = append(w.merged, &events[i])
		}
	}
	slices.SortStableFunc(w.merged, func(a, b *node.Event) int {
		if a.At != b.At {
			return cmp.Compare(a.At, b.At)
		}
		return cmp.Compare(a.Node, b.Node)
	})
	return w.merged
}

// collectAll takes what nodes told outside a window, because of a command.
func (w *World) collectAll() {
	all := make([]netsim.NodeID, len(w.nodes))
	for i := range all {
		all[i] = netsim.NodeID(i)
	}
	w.collect(netsim.Window{Flagged: all})
}

// remember keeps an event for the dashboard.
func (w *World) remember(e *node.Event) {
	w.sightings.observe(e, &w.metrics)
	if w.loud(e) {
		w.log.add(entry{event: *e})
	}
	if e.Verb == node.Moved && e.Change.Reorg() {
		w.addReorg(e)
	}
}

// fewNodes is up to how many nodes the log has a line for each node's part in a
// block's way through the network.
const fewNodes = 16

// loud reports whether an event is worth a line of the log. With many nodes, a
// line for every node that takes a block would leave room for nothing else.
func (w *World) loud(e *node.Event) bool {
	switch e.Verb {
	case node.Accepted:
		return e.Peer != e.Node && len(w.nodes) <= fewNodes
	case node.Moved:
		return e.Change.Reorg()
	case node.PoolAdded, node.SyncAsked:
		return false
	}
	return true
}
