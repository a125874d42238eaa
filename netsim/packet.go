package netsim

import "cmp"

// Kind is a class of messages, counted apart in Counters. Kinds are below Kinds.
type Kind uint8

// Kinds is how many kinds of messages can be told apart.
const Kinds = 16

// Message is what nodes send each other. A message is immutable once sent: sender,
// receivers and observers share it.
type Message interface {
	Size() int  // bytes on the wire, not negative
	Kind() Kind // below Kinds
}

// Packet is a message on its way, or a timer or control message of a node (then
// Src is Dst).
type Packet struct {
	At       Time // arrival
	Dst, Src NodeID
	Seq      uint64 // rises over everything that Src sends or sets a timer for
	Sent     Time
	Msg      any
}

// Compare gives the total order of events: At, Dst, Src, Seq. No two packets or
// timers of a run are equal in it.
func (p Packet) Compare(q Packet) int { return comparePackets(&p, &q) }

func comparePackets(p, q *Packet) int {
	switch {
	case p.At != q.At:
		return cmp.Compare(p.At, q.At)
	case p.Dst != q.Dst:
		return cmp.Compare(p.Dst, q.Dst)
	case p.Src != q.Src:
		return cmp.Compare(p.Src, q.Src)
	}
	return cmp.Compare(p.Seq, q.Seq)
}

// Handler is the program of a node. Handle is never called concurrently with
// itself, and may touch its own node only: handlers of other nodes may be running.
type Handler interface {
	Handle(*Env, Packet)
}

// Control messages are given to Handle by the network itself, between windows and
// at once. They are no packets: nothing counts or digests them. A frozen node gets
// LinkUp and LinkDown when it thaws, a crashed one not at all.
type (
	// Started is the first message that a node gets.
	Started struct{}
	// Crashed tells a node to forget what a power cut would make it forget. What
	// it sends or schedules in reply is lost.
	Crashed struct{}
	// Restarted tells a crashed node that it runs again.
	Restarted struct{}
	// Thawed tells a frozen node that it goes on.
	Thawed struct{}
	// LinkUp is given to both ends when a link is made, or when a direction of it
	// that a cut, a partition or a crash had closed is usable again.
	LinkUp struct{ Peer NodeID }
	// LinkDown is given to both ends when their link is removed. A partition or a
	// cut is silent: nodes cannot know.
	LinkDown struct{ Peer NodeID }
)

// flight is a packet with what the engine asked its message once, when it was sent.
type flight struct {
	Packet
	size    int
	kind    Kind
	reason  DropReason // why it was lost at sending; DropNone for one under way
	arrived bool       // it has waited at a frozen node: no link can stop it any more
}
