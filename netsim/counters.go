package netsim

// DropReason says why a packet never arrived.
type DropReason uint8

// The reasons for a drop. DropNone marks a packet that was delivered.
const (
	DropNone      DropReason = iota
	DropNoLink               // sent to a node that is no neighbour, or its link was removed
	DropLoss                 // the link's loss took it
	DropPartition            // between two groups, when sent or when due
	DropCut                  // the link was cut, when sent or when due
	DropCrashed              // the receiver was down when it arrived, or the sender when it sent
	DropDiscarded            // the driver took it off its way
	DropReasons              // how many reasons there are
)

// String names the reason in a word or two.
func (r DropReason) String() string {
	return [...]string{"delivered", "no link", "loss", "partition", "cut", "crashed", "by hand"}[r]
}

// Counters are the sums of a run.
type Counters struct {
	Sent      uint64 // messages given to Send
	Delivered uint64 // packets handled
	Dropped   [DropReasons]uint64
	InFlight  uint64 // under way, held back, or waiting for a frozen node
	Bytes     uint64 // of all messages sent
	ByKind    [Kinds]KindCount
	Timers    uint64 // timers fired
}

// KindCount is the part of one kind of message in Sent and Bytes.
type KindCount struct {
	Sent, Bytes uint64
}

// Balanced reports whether every packet is accounted for. InFlight is counted from
// the queues, not computed from the other counters.
func (c Counters) Balanced() bool {
	return c.Sent == c.Delivered+c.AllDropped()+c.InFlight
}

// AllDropped is the sum of Dropped over all reasons.
func (c Counters) AllDropped() uint64 {
	var sum uint64
	for _, dropped := range c.Dropped {
		sum += dropped
	}
	return sum
}

// Counters returns the sums up to now.
func (n *Network) Counters() Counters {
	c := n.own.counters
	c.InFlight = uint64(n.sched.inFlight() + n.waiting())
	return c
}

// Balanced is Counters().Balanced(), at the cost of a few additions.
func (n *Network) Balanced() bool {
	return n.own.outstanding() == uint64(n.sched.inFlight()+n.waiting())
}

// waiting counts the packets that are held back or wait for a frozen node.
func (n *Network) waiting() int {
	count := len(n.own.held)
	for _, id := range n.frozen {
		count += len(n.nodes[id].backlog)
	}
	return count
}

// LinkCount returns what from has sent over its link to the other node; zero if
// they are not linked.
func (n *Network) LinkCount(from, to NodeID) LinkCount {
	if l := n.link(from, to); l != nil {
		return l.count
	}
	return LinkCount{}
}
