package live

import (
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenario"
)

// stage is a world and the scenario that is played in it.
type stage struct {
	world  *sim.World
	player *scenario.Player // nil: no scenario
}

func (s stage) clone() stage {
	s.world = s.world.Clone()
	if s.player != nil {
		s.player = s.player.Clone()
	}
	return s
}

// steps is how many steps of the scenario have been done.
func (s stage) steps() uint64 {
	if s.player == nil {
		return 0
	}
	return s.player.Steps()
}

// busy reports whether the scenario has more to do at the present time.
func (s stage) busy() bool { return s.player != nil && s.player.Busy(s.world) }

// cost is about how many nanoseconds it took to come to this moment.
func (s stage) cost() uint64 {
	return 600*s.world.Handled() + 250*s.world.Hashes() + 4000*s.steps()
}
