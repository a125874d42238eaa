package sim

import (
	"slices"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/view"
)

// transmissionsShown is how many ended messages, and how many under way, a View has.
const transmissionsShown = 300

// transmissionViews fills in the transmissions, and the names by which commands may call
// those under way.
func (w *World) transmissionViews(v *view.View, focus int) {
	wanted := w.messageFilter(focus)
	for i := len(w.traffic.items) - 1; i >= 0 && len(v.Transmissions) < transmissionsShown; i-- {
		e := w.traffic.at(i)
		if wanted(e.Src) || wanted(e.Dst) {
			v.Transmissions = append(v.Transmissions, *e.transmission())
		}
	}
	slices.Reverse(v.Transmissions)
	count := 0
	for _, f := range w.network.Flights(flightsShown) {
		v.Known.Messages = append(v.Known.Messages, command.Message{From: command.Node(f.Src), Number: f.Seq})
		if count < transmissionsShown && (wanted(f.Src) || wanted(f.Dst)) {
			count++
			p := newTransmissionView(&f, f.At)
			p.UnderWay = true
			v.Transmissions = append(v.Transmissions, p)
		}
	}
}

// messageFilter says whose messages a View has: with few nodes, everybody's.
func (w *World) messageFilter(focus int) func(netsim.NodeID) bool {
	if len(w.nodes) <= fewNodes || focus < 0 || focus >= len(w.nodes) {
		return func(netsim.NodeID) bool { return true }
	}
	peers := w.network.Peers(netsim.NodeID(focus))
	return func(id netsim.NodeID) bool { return int(id) == focus || slices.Contains(peers, id) }
}

// transmission is the message's view. It is made once, when somebody first looks.
func (e *endedMessage) transmission() *view.Transmission {
	if e.view == nil {
		p := newTransmissionView(&e.Packet, e.At)
		if e.Reason != netsim.DropNone {
			p.Lost = strings.ToLower(e.Reason.String())
		}
		e.view = &p
	}
	return e.view
}

func newTransmissionView(p *netsim.Packet, end netsim.Time) view.Transmission {
	m := message(p)
	v := view.Transmission{From: int(p.Src), To: int(p.Dst), Number: p.Seq, Kind: kindOf(m), Text: m.Words(), Size: m.Size(), Sent: p.Sent, End: end}
	if block := m.About().Block; block != nil {
		v.Block = block.Hash()
	}
	return v
}

// message is what a packet carries. Nodes send each other nothing else.
func message(p *netsim.Packet) node.Message { return p.Msg.(node.Message) }

// kindOf groups a message as the dashboard tells them apart.
func kindOf(m node.Message) view.MessageKind {
	return [...]view.MessageKind{
		node.SyncGroup:  view.SyncMessage,
		node.BlockGroup: view.BlockMessage,
		node.TxGroup:    view.TxMessage,
		node.InvGroup:   view.InvMessage,
		node.AskGroup:   view.AskMessage,
	}[m.Spec().Group]
}
