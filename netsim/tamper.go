package netsim

import (
	"fmt"
	"slices"
)

// The driver can lay hands on single messages under way, or held back. A message is
// named by its sender and its sequence number. One that waits at a frozen node has
// arrived: it is out of reach.

// FirstCopy is the sequence number of the first copy that Duplicate makes. Copies count
// by themselves, so that what a node sends later has the numbers, and so the fate, that
// it would have had.
const FirstCopy uint64 = 1 << 62

// PacketError says that a message is not under way.
type PacketError struct {
	Src NodeID
	Seq uint64
}

func (e *PacketError) Error() string {
	return fmt.Sprintf("message %d of node %d is not under way", e.Seq, e.Src)
}

// Discard takes a message off its way. It counts as dropped, with DropDiscarded.
func (n *Network) Discard(src NodeID, seq uint64) error {
	n.idle("Discard")
	f, _, err := n.pick(src, seq)
	if err != nil {
		return err
	}
	n.own.drop(&f, DropDiscarded, n.now)
	n.settle()
	return nil
}

// Delay has a message arrive later, by a time more than 0.
func (n *Network) Delay(src NodeID, seq uint64, by Time) error {
	n.idle("Delay")
	if by <= 0 {
		return &ParamError{"delay", by, "more than 0"}
	}
	f, held, err := n.pick(src, seq)
	if err != nil {
		return err
	}
	f.At = f.At.plus(by)
	if held {
		n.own.held = append(n.own.held, f)
	} else {
		n.sched.push(&f)
	}
	return nil
}

// Duplicate sends a copy of a message, which arrives after it by a time of 0 or more,
// and returns the copy's sequence number. It counts as sent.
func (n *Network) Duplicate(src NodeID, seq uint64, after Time) (uint64, error) {
	n.idle("Duplicate")
	if after < 0 {
		return 0, &ParamError{"time after", after, "0 or more"}
	}
	f, held, err := n.pick(src, seq)
	if err != nil {
		return 0, err
	}
	if held {
		n.own.held = append(n.own.held, f)
	} else {
		n.sched.push(&f)
	}
	f.At, f.Seq = max(f.At, n.now).plus(after), FirstCopy+n.copies
	n.copies++
	n.own.count(f.size, f.kind)
	n.sched.push(&f)
	return f.Seq, nil
}

// pick takes a message out, and tells whether it was held back.
func (n *Network) pick(src NodeID, seq uint64) (f flight, held bool, err error) {
	found := false
	match := func(x *flight) bool { return x.Src == src && x.Seq == seq }
	n.sched.remove(match, func(x *flight) { f, found = *x, true })
	if found {
		return f, false, nil
	}
	if i := slices.IndexFunc(n.own.held, func(x flight) bool { return match(&x) }); i >= 0 {
		f = n.own.held[i]
		n.own.held = slices.Delete(n.own.held, i, i+1)
		return f, true, nil
	}
	return f, false, &PacketError{src, seq}
}
