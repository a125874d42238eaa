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
	for _, e := range w.merge(window.Flagged) {
		w.watchers.See(e)
	}
	w.watchers.Window(w.Now())
}

// merge returns what these nodes told in the order in which it happened. It is good
// until one of them runs again.
func (w *World) merge(nodes []netsim.NodeID) []*node.Event {
	w.merged = w.merged[:0]
	for _, id := range nodes {
		events := w.cluster.Nodes[id].Events()
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
	w.collect(netsim.Window{Flagged: w.cluster.Network.Flagged()})
}
