package headless

import (
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenario"
)

// Film looks at a run at even steps of virtual time, from its beginning on, and at its end.
// It changes nothing in the run. The nil Film never looks.
type Film struct {
	Step netsim.Time
	Look func(*sim.World, *scenario.Player) // the player is nil without a scenario
	End  func()                             // after the last look

	world  *sim.World
	next   netsim.Time // to look
	looked netsim.Time
}

// watch has a run looked at, besides what watches it anyway.
func (f *Film) watch(run sim.Run, player *scenario.Player) sim.Run {
	if f == nil {
		return run
	}
	f.world = run.World
	f.look(player)
	watched := run.Watch
	run.Pause = func() netsim.Time { return f.next }
	run.Watch = func() {
		watched()
		if f.world.Now() >= f.next {
			f.look(player)
		}
	}
	return run
}

// look looks, and says when to do so again: also where a scenario ran past a step.
func (f *Film) look(player *scenario.Player) {
	f.Look(f.world, player)
	f.looked = f.world.Now()
	f.next = (f.looked/f.Step + 1) * f.Step
}

// end looks at how a run has ended.
func (f *Film) end(player *scenario.Player) {
	if f == nil {
		return
	}
	if f.looked < f.world.Now() {
		f.look(player)
	}
	f.End()
}
