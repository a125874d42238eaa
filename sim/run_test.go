package sim

import (
	"context"

	"example.com/sosocoin/netsim"
)

// settleWithin gives the settle command and runs until the network agrees on one tip.
// The error is an ErrNotSettled, or that of ctx when it ended the wait.
func settleWithin(ctx context.Context, w *World, within netsim.Time) error {
	s, err := w.Settle(within)
	for err == nil {
		var next netsim.Time
		if next, err = s.Look(w); err != nil || next == 0 {
			return err
		}
		for w.Now() < next && err == nil {
			w.Advance(next)
			err = ctx.Err()
		}
	}
	return err
}

// runFlat runs a world flat out; watch is called after each window, unless it is nil.
func runFlat(ctx context.Context, w *World, limits Limits, watch func(*World)) (interrupted bool, err error) {
	run := Run{World: w, Limits: limits}
	if watch != nil {
		run.Watch = func() { watch(w) }
	}
	return run.Do(ctx)
}
