package sim

import (
	"context"
	"fmt"

	"example.com/sosocoin/netsim"
)

// Limits say when a run ends: at a virtual time, or once the best chain has a
// height, whichever comes first. Zero is no limit.
type Limits struct {
	For    netsim.Time
	Blocks uint32
}

// Reached names the limit that a world has reached; "" for none.
func (l Limits) Reached(w *World) string {
	switch {
	case l.Blocks > 0 && w.Height() >= l.Blocks:
		return fmt.Sprintf("height %d reached", l.Blocks)
	case l.For > 0 && w.Now() >= l.For:
		return fmt.Sprintf("%v reached", l.For)
	}
	return ""
}

// Horizon is where the next window of a world has to end at the latest, so that a limit is
// reached and not passed.
func (l Limits) Horizon(w *World) netsim.Time {
	horizon := endOfTime
	if l.For > 0 {
		horizon = l.For
	}
	if l.Blocks > 0 {
		horizon = min(horizon, w.momentOf(l.Blocks))
	}
	return horizon
}

// Run runs a world flat out until a limit is reached or ctx ends, and reports
// whether ctx ended it. After each window it calls watch, which may be nil. The
// error is an ErrStalled.
func (w *World) Run(ctx context.Context, limits Limits, watch func(*World)) (interrupted bool, err error) {
	for limits.Reached(w) == "" {
		if ctx.Err() != nil {
			return true, nil
		}
		if err := limits.Stalled(w); err != nil {
			return false, err
		}
		w.Advance(limits.Horizon(w))
		if watch != nil {
			watch(w)
		}
	}
	return false, nil
}

// Converged reports whether there are running nodes and all have the same tip.
func (w *World) Converged() bool { return w.Tips() == 1 }

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
