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
	list := n.own.tapped
	keys := n.tapOrder[:0] // there are many events, and one is large
	for i := range list {
		keys = append(keys, key{at: list[i].At, place: uint32(i), dst: list[i].Dst})
	}
	slices.SortFunc(keys, func(x, y key) int {
		switch {
		case x.at != y.at:
			return cmp.Compare(x.at, y.at)
		case x.dst != y.dst:
			return cmp.Compare(x.dst, y.dst)
		}
		a, b := &list[x.place], &list[y.place]
		return cmp.Or(cmp.Compare(a.Src, b.Src), cmp.Compare(a.Seq, b.Seq))
	})
	n.tapOrder = keys
	n.busy = true
	for _, k := range keys {
		n.tap(list[k.place])
	}
	n.busy = false
	clear(list)
	n.own.tapped = list[:0]
}
