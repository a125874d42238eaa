package headless

import (
	"context"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/scenario"
)

// Film looks at a run at even steps of virtual time. It changes nothing in the run. The nil
// Film never looks.
type Film struct {
	From, Step netsim.Time                        // the first look, and from look to look
	Look       func(*sim.World, *scenario.Player) // the player is nil without a scenario
	End        func()                             // of the run; nil: that is no matter
	Last       bool                               // look at how the run ends too

	world  *sim.World
	next   netsim.Time // to look
	looked netsim.Time
}

// watch has a run looked at, besides what watches it anyway.
func (f *Film) watch(run sim.Run, player *scenario.Player) sim.Run {
	if f == nil {
		return run
	}
	f.world, f.next, f.looked = run.World, f.From, -1
	f.lookIfDue(player)
	watched := run.Watch
	run.Pause = func() netsim.Time { return f.next }
	run.Watch = func() {
		if watched != nil {
			watched()
		}
		f.lookIfDue(player)
	}
	return run
}

func (f *Film) lookIfDue(player *scenario.Player) {
	if f.world.Now() >= f.next {
		f.look(player)
	}
}

// look looks, and says when to do so again: also where a scenario ran past a step.
func (f *Film) look(player *scenario.Player) {
	f.Look(f.world, player)
	f.looked = f.world.Now()
	f.next = f.From + ((f.looked-f.From)/f.Step+1)*f.Step
}

// end looks at how a run has ended.
func (f *Film) end(player *scenario.Player) {
	if f == nil {
		return
	}
	if f.Last && f.looked < f.world.Now() {
		f.look(player)
	}
	if f.End != nil {
		f.End()
	}
}

// Shoot runs a world for the film alone, up to a time or the end of a scenario, unless that
// is nil, and reports whether ctx ended it before. The error is why the scenario broke off.
func (f *Film) Shoot(ctx context.Context, w *sim.World, s *scenario.Scenario, until netsim.Time) (interrupted bool, err error) {
	var player *scenario.Player
	if s != nil {
		player = scenario.NewPlayer(s)
		player.Self = true
	}
	line := live.NewRunner(w, player, false)
	run := f.watch(sim.Run{World: w, Limits: sim.Limits{For: until}}, player)
	if until > 0 { // 0 would be no limit
		interrupted, err = line.Run(ctx, run)
	}
	f.end(player)
	if player != nil && err == nil {
		err = player.Err()
	}
	return interrupted, err
}
