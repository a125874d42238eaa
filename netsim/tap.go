package netsim

import (
	"cmp"
	"slices"
)

// TapEvent is the end of a packet: it was delivered or dropped.
type TapEvent struct {
	Packet
	Reason DropReason // DropNone: delivered
	At     Time       // when; for a packet lost at sending, when it was sent
}

// SetTap lets f see every delivery and drop from now on; nil ends that. f is called
// on the driver's goroutine after a window or an operation, in the order of At, Dst,
// Src, Seq. It must not change the network.
func (n *Network) SetTap(f func(TapEvent)) {
	n.idle("SetTap")
	n.tap = f
}

// settle shows the tap what has happened since the last time.
func (n *Network) settle() {
	if n.tap == nil || len(n.own.tapped) == 0 {
		return
	}
	slices.SortFunc(n.own.tapped, func(a, b TapEvent) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Dst, b.Dst),
			cmp.Compare(a.Src, b.Src), cmp.Compare(a.Seq, b.Seq))
	})
	n.busy = true
	for _, event := range n.own.tapped {
		n.tap(event)
	}
	n.busy = false
	clear(n.own.tapped)
	n.own.tapped = n.own.tapped[:0]
}
