package sim

import (
	"slices"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
)

// passagesShown is how many ended messages, and how many under way, a View has.
const passagesShown = 300

// passageViews fills in the messages' ways, and by which names commands may call those
// under way.
func (w *World) passageViews(v *View, focus int) {
	wanted := w.passagesOf(focus)
	for i := len(w.traffic.items) - 1; i >= 0 && len(v.Passages) < passagesShown; i-- {
		e := w.traffic.at(i)
		if wanted(e.Src) || wanted(e.Dst) {
			v.Passages = append(v.Passages, *e.passage())
		}
	}
	slices.Reverse(v.Passages)
	count := 0
	for _, f := range w.network.Flights(flightsShown) {
		v.Known.Messages = append(v.Known.Messages, command.Message{From: command.Node(f.Src), Number: f.Seq})
		if count < passagesShown && (wanted(f.Src) || wanted(f.Dst)) {
			count++
			p := passage(&f, f.At)
			p.UnderWay = true
			v.Passages = append(v.Passages, p)
		}
	}
}

// passagesOf says whose messages a View has: with few nodes, everybody's.
func (w *World) passagesOf(focus int) func(netsim.NodeID) bool {
	if len(w.nodes) <= fewNodes || focus < 0 || focus >= len(w.nodes) {
		return func(netsim.NodeID) bool { return true }
	}
	peers := w.network.Peers(netsim.NodeID(focus))
	return func(id netsim.NodeID) bool { return int(id) == focus || slices.Contains(peers, id) }
}

// passage is the message's way, put into words once.
func (e *ended) passage() *PassageView {
	if e.way == nil {
		p := passage(&e.Packet, e.At)
		if e.Reason != netsim.DropNone {
			p.Lost = strings.ToLower(e.Reason.String())
		}
		e.way = &p
	}
	return e.way
}

func passage(p *netsim.Packet, end netsim.Time) PassageView {
	v := PassageView{From: int(p.Src), To: int(p.Dst), Number: p.Seq, Kind: kindOf(p.Msg), Text: describe(p.Msg), Sent: p.Sent, End: end}
	if m, ok := p.Msg.(netsim.Message); ok {
		v.Size = m.Size()
	}
	if block := about(p.Msg); block != nil {
		v.Block = block.Hash()
	}
	return v
}

// about is the newest block that a message speaks of or asks for; nil for none.
func about(msg any) *chain.Entry {
	switch m := msg.(type) {
	case node.GetData:
		return m.Item.Block
	case node.GetBlockTxn:
		return m.Block
	}
	return subject(msg)
}
