package watch

import (
	"cmp"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/strategy"
)

// PacketLine is the end of a packet.
type PacketLine struct {
	At      Seconds `json:"at"`
	Event   string  `json:"event"` // packet
	From    string  `json:"from"`
	FromID  int     `json:"from_id"`
	To      string  `json:"to"`
	ToID    int     `json:"to_id"`
	Kind    string  `json:"kind"`
	Size    int     `json:"size"`
	Sent    Seconds `json:"sent"`
	Dropped string  `json:"dropped,omitempty"`
	Block   string  `json:"block,omitempty"`
	Tx      string  `json:"tx,omitempty"`
	Count   int     `json:"count,omitempty"`
}

// NodeLine is something that a node told.
type NodeLine struct {
	At     Seconds `json:"at"`
	Event  string  `json:"event"`
	Node   string  `json:"node"`
	NodeID int     `json:"node_id"`
	Peer   string  `json:"peer,omitempty"`
	PeerID *int    `json:"peer_id,omitempty"`
	Block  string  `json:"block,omitempty"`
	Height uint32  `json:"height,omitempty"`
	Common string  `json:"common,omitempty"`
	Off    int     `json:"off,omitempty"`
	On     int     `json:"on,omitempty"`
	Tx     string  `json:"tx,omitempty"`
	Count  int     `json:"count,omitempty"`
	Text   string  `json:"text,omitempty"`
	Reason string  `json:"reason,omitempty"`
}

// CommandLine is a command that was carried out.
type CommandLine struct {
	At      Seconds `json:"at"`
	Event   string  `json:"event"` // command
	Command string  `json:"command"`
}

// tracer shows the trace what happens. It keeps the packets that ended until it is
// known what else happened by then, which is until the end of the window.
type tracer struct {
	nothing
	show  settings.Trace
	name  func(int) string  // of a node
	ended []netsim.TapEvent // in order, once arranged

	arranged bool
}

func (t *tracer) wanted(*settings.Config) bool { return t.show != nil }

func (t *tracer) join(_ *Watchers, of *cluster.Cluster) { t.name = of.Name }

// clone shows nobody anything.
func (*tracer) clone() Watcher { return &tracer{} }

// Tap takes the end of a packet.
func (t *tracer) Tap(e netsim.TapEvent) { t.ended, t.arranged = append(t.ended, e), false }

// arrange puts the packets of a window in the order in which they are shown.
func (t *tracer) arrange() {
	if t.arranged {
		return
	}
	t.arranged = true
	slices.SortStableFunc(t.ended, func(a, b netsim.TapEvent) int {
		if a.At == b.At && stillborn(&a) != stillborn(&b) {
			if stillborn(&a) {
				return 1
			}
			return -1
		}
		return cmp.Compare(a.At, b.At)
	})
}

// stillborn reports whether a packet got lost when it was sent.
func stillborn(e *netsim.TapEvent) bool { return e.Sent == e.At }

// See shows what a node told, and before it the packets that had ended by then.
func (t *tracer) See(e *node.Event) {
	t.flush(e.At)
	t.show(LineOf(e, t.name))
}

// Window shows the packets that ended until now.
func (t *tracer) Window(netsim.Time) { t.flush(netsim.Never) }

// flush shows the packets that ended before what nodes do at a moment.
func (t *tracer) flush(moment netsim.Time) {
	t.arrange()
	count := 0
	for ; count < len(t.ended); count++ {
		if e := &t.ended[count]; e.At > moment || e.At == moment && stillborn(e) {
			break
		}
		t.show(packetLine(&t.ended[count], t.name))
	}
	rest := copy(t.ended, t.ended[count:])
	clear(t.ended[rest:])
	t.ended = t.ended[:rest]
}

// Given shows a command, before what nodes tell because of it.
func (t *tracer) Given(at netsim.Time, c command.Command) {
	t.show(&CommandLine{Seconds(at), "command", command.Say(c, t.name)})
}

func packetLine(e *netsim.TapEvent, name func(int) string) *PacketLine {
	line := &PacketLine{
		At: Seconds(e.At), Event: "packet", Sent: Seconds(e.Sent),
		From: name(int(e.Src)), FromID: int(e.Src), To: name(int(e.Dst)), ToID: int(e.Dst),
	}
	m := MessageIn(&e.Packet)
	about := m.About()
	line.Kind, line.Size, line.Count = m.Spec().Name, m.Size(), about.Count
	if e.Reason != netsim.DropNone {
		line.Dropped = e.Reason.String()
	}
	switch {
	case about.Block != nil:
		line.Block = about.Block.Hash().String()
	case !about.Tx.IsZero():
		line.Tx = about.Tx.String()
	}
	return line
}

// LineOf is the line of what a node told.
func LineOf(e *node.Event, name func(int) string) *NodeLine {
	line := &NodeLine{At: Seconds(e.At), Event: eventName(e), Node: name(int(e.Node)), NodeID: int(e.Node), Count: e.Count, Text: answerWords(e, name)}
	if e.Peer != e.Node {
		peer := int(e.Peer)
		line.Peer, line.PeerID = name(peer), &peer
	}
	if e.Block != nil {
		line.Block, line.Height = e.Block.Hash().String(), e.Block.Height()
	}
	if c := e.Change; c != nil {
		line.Off, line.On = len(c.Off), len(c.On)
		if c.Reorg() {
			line.Common = c.Common.Hash().String()
		}
	}
	if e.Tx != nil {
		line.Tx = e.Tx.ID().String()
	}
	if e.Verb == node.Tried {
		line.Count, line.Text = 0, tryWords(strategy.Try(e.Count))
	}
	if e.Err != nil {
		line.Reason = e.Err.Error()
	}
	return line
}

// eventName is the word for what a node told.
func eventName(e *node.Event) string {
	switch e.Verb {
	case node.Mined:
		return "found"
	case node.Accepted:
		return "accepted"
	case node.Moved:
		if e.Change.Reorg() {
			return "reorg"
		}
		return "tip"
	case node.Rejected:
		return "rejected"
	case node.Orphaned:
		return "orphaned"
	case node.Paid:
		return "paid"
	case node.PoolAdded:
		return "pooled"
	case node.PoolRefused:
		return "refused"
	case node.PoolDropped:
		return "dropped"
	case node.SyncAsked:
		return "sync"
	case node.SyncDone:
		return "synced"
	case node.Answered:
		return "answered"
	case node.Published:
		return "published"
	case node.Forged:
		return "forged"
	case node.Tried:
		return "tried"
	case node.Stayed:
		return "stayed"
	case node.Declined:
		return "declined"
	case node.Banned:
		return "banned"
	case node.Unbanned:
		return "unbanned"
	}
	return ""
}
