package sim

import (
	"context"
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
)

// Limits say when a run ends: at a virtual time, or once the best chain has a
// height, whichever comes first. Zero is no limit.
type Limits struct {
	For    netsim.Time
	Blocks uint32
}

// reached names the limit that a world has reached; "" for none.
func (l Limits) reached(w *World) string {
	switch {
	case l.Blocks > 0 && w.Height() >= l.Blocks:
		return fmt.Sprintf("height %d reached", l.Blocks)
	case l.For > 0 && w.Now() >= l.For:
		return fmt.Sprintf("%v reached", l.For)
	}
	return ""
}

// horizon is where a window has to end at the latest.
func (l Limits) horizon() netsim.Time {
	if l.For > 0 {
		return l.For
	}
	return netsim.Never - 1
}

// ErrStalled says that a run cannot reach its height, since nobody mines.
type ErrStalled struct {
	At             netsim.Time
	Height, Wanted uint32
}

// Error says where the run stands and what would help.
func (e ErrStalled) Error() string {
	return fmt.Sprintf("height %d cannot be reached: nobody mines, at %v and height %d; let somebody mine, or end by --for", e.Wanted, e.At, e.Height)
}

// Run runs a world flat out until a limit is reached or ctx ends, and reports
// whether ctx ended it. After each window it calls watch, which may be nil. The
// error is an ErrStalled.
func (w *World) Run(ctx context.Context, limits Limits, watch func(*World)) (interrupted bool, err error) {
	for limits.reached(w) == "" {
		if ctx.Err() != nil {
			return true, nil
		}
		if limits.For == 0 && !w.minerRuns() {
			return false, ErrStalled{w.Now(), w.Height(), limits.Blocks}
		}
		w.Advance(limits.horizon())
		if watch != nil {
			watch(w)
		}
	}
	return false, nil
}

// Converged reports whether all running nodes have the same tip.
func (w *World) Converged() bool { return w.Tips() <= 1 }

// Tips is the number of different tips among running nodes.
func (w *World) Tips() int {
	tips := map[any]struct{}{}
	for id, n := range w.nodes {
		if w.network.Alive(netsim.NodeID(id)) {
			tips[n.Chain().Tip()] = struct{}{}
		}
	}
	return len(tips)
}

// ErrNotSettled says that a network that had every chance did not agree.
type ErrNotSettled struct {
	Within netsim.Time
	Tips   int
}

// Error says how many tips were left and after how long.
func (e ErrNotSettled) Error() string {
	return fmt.Sprintf("the network did not settle: expected one tip within %v, found %d", e.Within, e.Tips)
}

// SettleWithin gives the settle command and runs until the network agrees on one
// tip. Where two tips have equal work, nothing but another block can decide, so
// the node with the highest hash rate mines one. The error is an ErrNotSettled, or
// that of ctx when it ended the wait.
func (w *World) SettleWithin(ctx context.Context, within netsim.Time) error {
	if _, err := w.Do(command.Settle{}); err != nil {
		return err
	}
	deadline := w.Now() + within
	pause := 2 * (w.shared.RequestTimeout + w.shared.KeepAlive)
	for tieBreak := w.Now() + pause; !w.Converged(); {
		if err := ctx.Err(); err != nil {
			return err
		}
		if w.Now() >= deadline {
			return ErrNotSettled{within, w.Tips()}
		}
		w.Advance(min(tieBreak, deadline))
		if w.Now() == tieBreak {
			tieBreak += pause
			if err := w.breakTie(); err != nil {
				return err
			}
		}
	}
	return nil
}

// breakTie has the fastest node mine one block, if all tips have equal work.
func (w *World) breakTie() error {
	for _, n := range w.nodes {
		if n.Chain().Tip().Work() != w.metrics.best.Work() {
			return nil
		}
	}
	fastest := 0
	for id, n := range w.nodes {
		if n.HashRate() > w.nodes[fastest].HashRate() {
			fastest = id
		}
	}
	if w.nodes[fastest].Mining() {
		return nil
	}
	_, err := w.Do(command.Mine{Nodes: command.NodeList{Nodes: []int{fastest}}})
	return err
}
