package projection

import (
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch"
)

// transmissionsShown is how many ended messages, and how many under way, a View has.
const transmissionsShown = 300

// transmissionViews fills in the transmissions, and the names by which commands may call
// those under way.
func (w *Projection) transmissionViews(v *view.View, focus int) {
	wanted := w.messageFilter(focus)
	for e := range w.watchers.Traffic().Backward() {
		if len(v.Transmissions) == transmissionsShown {
			break
		}
		if wanted(e.Src) || wanted(e.Dst) {
			v.Transmissions = append(v.Transmissions, *e.Transmission())
		}
	}
	slices.Reverse(v.Transmissions)
	count := 0
	for _, f := range w.cluster.Network.Flights(FlightsShown) {
		v.Known.Messages = append(v.Known.Messages, command.Message{From: nodeset.Node(f.Src), Number: f.Seq})
		if count < transmissionsShown && (wanted(f.Src) || wanted(f.Dst)) {
			count++
			p := watch.TransmissionOf(&f, f.At)
			p.UnderWay = true
			v.Transmissions = append(v.Transmissions, p)
		}
	}
}

// messageFilter says whose messages a View has: with few nodes, everybody's.
func (w *Projection) messageFilter(focus int) func(netsim.NodeID) bool {
	if len(w.cluster.Nodes) <= watch.FewNodes || focus < 0 || focus >= len(w.cluster.Nodes) {
		return func(netsim.NodeID) bool { return true }
	}
	peers := w.cluster.Network.Peers(netsim.NodeID(focus))
	return func(id netsim.NodeID) bool { return int(id) == focus || slices.Contains(peers, id) }
}
