package live

import (
	"context"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenario"
)

// NewRunner returns a timeline that is run to its end and never goes back. It keeps what a
// journal needs if there is to be one, and no more.
func NewRunner(w *sim.World, player *scenario.Player, journal bool) *Timeline {
	t := &Timeline{world: w, player: player, branch: &branch{number: 1}, markStep: noMarks, pace: framePace{work: noFrames}}
	if journal {
		t.markStep = markStep
	}
	t.arrive()
	return t
}

// Run runs flat out until a limit is reached, the scenario ends, or ctx does, and
// reports whether ctx ended it. After each window it calls watch. The error is a
// sim.ErrStalled.
func (t *Timeline) Run(ctx context.Context, limits sim.Limits, watch func()) (interrupted bool, err error) {
	run := sim.Run{World: t.world, Limits: limits, Advance: t.Advance, Watch: watch}
	if t.player != nil {
		run.Over = t.player.Ended
	}
	return run.Do(ctx)
}
