package watch

import (
	"iter"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/node/wire"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/sim/watch/ring"
)

// trafficLength is how many of the newest messages are kept.
const trafficLength = 4096

// Traffic keeps the newest messages that arrived or got lost.
type Traffic struct {
	nothing
	ended ring.Of[Ended]
}

// Traffic has the newest messages.
func (w *Watchers) Traffic() *Traffic { return one[*Traffic](w) }

func (*Traffic) wanted(config *settings.Config) bool { return config.Observe }

func (t *Traffic) clone() Watcher { return &Traffic{ended: t.ended.Clone()} }

// Ended is the end of a message, with its view once somebody has looked.
type Ended struct {
	netsim.TapEvent
	view *view.Transmission
}

// Tap takes the end of a message.
func (t *Traffic) Tap(e netsim.TapEvent) { t.ended.Add(trafficLength, Ended{TapEvent: e}) }

// Backward are the messages, newest first.
func (t *Traffic) Backward() iter.Seq[*Ended] {
	return func(yield func(*Ended) bool) {
		for i := t.ended.Len() - 1; i >= 0 && yield(t.ended.At(i)); i-- {
		}
	}
}

// Transmission is the message's view. It is made once, when somebody first looks.
func (e *Ended) Transmission() *view.Transmission {
	if e.view == nil {
		p := TransmissionOf(&e.Packet, e.At)
		if e.Reason != netsim.DropNone {
			p.Lost = strings.ToLower(e.Reason.String())
		}
		e.view = &p
	}
	return e.view
}

// TransmissionOf is the view of a message that ends at a moment.
func TransmissionOf(p *netsim.Packet, end netsim.Time) view.Transmission {
	m := MessageIn(p)
	v := view.Transmission{From: int(p.Src), To: int(p.Dst), Number: p.Seq, Kind: KindOf(m), Text: m.Words(), Size: m.Size(), Sent: p.Sent, End: end}
	if block := m.About().Block; block != nil {
		v.Block = block.Hash()
	}
	return v
}

// MessageIn is what a packet carries. Nodes send each other nothing else.
func MessageIn(p *netsim.Packet) node.Message { return p.Msg.(node.Message) }

// KindOf groups a message as the dashboard tells them apart.
func KindOf(m node.Message) view.MessageKind {
	return [...]view.MessageKind{
		wire.SyncGroup:  view.SyncMessage,
		wire.BlockGroup: view.BlockMessage,
		wire.TxGroup:    view.TxMessage,
		wire.InvGroup:   view.InvMessage,
		wire.AskGroup:   view.AskMessage,
	}[m.Spec().Group]
}
