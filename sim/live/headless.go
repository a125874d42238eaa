package live

import (
	"context"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenario"
)

// NewRunner returns a timeline that is run to its end and never goes back. It keeps what a
// journal needs if there is to be one, and no more.
func NewRunner(w *sim.World, player *scenario.Player, journal bool) *Timeline {
	t := &Timeline{here: cursor{
		stage: stage{w, player}, branch: &branch{number: 1}, markStep: noMarks, pace: framePace{work: noFrames},
	}}
	if journal {
		t.here.markStep = markStep
	}
	t.here.arrive(t.here.branch.anywhere())
	return t
}

// Run runs flat out until a limit of run is reached, the scenario ends, or ctx does, and
// reports whether ctx ended it. It is watched as run has it. The error is a sim.ErrStalled.
func (t *Timeline) Run(ctx context.Context, run sim.Run) (interrupted bool, err error) {
	run.World, run.Advance = t.World(), t.Advance
	if player := t.Player(); player != nil {
		run.Over = player.Ended
	}
	return run.Do(ctx)
}
