package sim

import (
	"context"
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/loop"
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

// Run is a run of a world, flat out.
type Run struct {
	World   *World
	Limits  Limits
	Advance func(until netsim.Time) // runs a window; nil: World.Advance
	Over    func() bool             // whether what leads the world has come to its end; nil: it is left to itself
	Pause   func() netsim.Time      // where the next window has to end at the latest, so that it can be watched; nil: anywhere
	Watch   func()                  // is called after each window; nil: nobody watches
}

// Do runs until a limit is reached, the run is over or ctx ends, and reports whether ctx ended
// it. The error is an ErrStalled.
func (r Run) Do(ctx context.Context) (interrupted bool, err error) {
	w, run := r.World, loop.Loop{Advance: r.Advance}
	if r.Advance == nil {
		run.Advance = func(until netsim.Time) { w.Advance(until) }
	}
	run.Before = []loop.Check{
		loop.When(func() bool { return r.Limits.Reached(w) != "" || r.Over != nil && r.Over() }),
		loop.When(func() bool { interrupted = ctx.Err() != nil; return interrupted }),
	}
	if r.Over == nil {
		run.Before = append(run.Before, loop.When(func() bool { err = r.Limits.Stalled(w); return err != nil }))
	}
	run.Before = append(run.Before, func() (bool, netsim.Time) { return false, r.Limits.Horizon(w) })
	if r.Pause != nil {
		run.Before = append(run.Before, func() (bool, netsim.Time) { return false, r.Pause() })
	}
	if r.Watch != nil {
		run.After = append(run.After, func() bool { r.Watch(); return false })
	}
	run.Run()
	return interrupted, err
}
