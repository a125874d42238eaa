package live

import (
	"fmt"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
)

// From is how far back the present branch can be gone: to its first frame. That is the
// beginning, unless the world has forgotten it.
func (t *Timeline) From() netsim.Time { return t.here.branch.start() }

// forgotten says how far back one can go instead.
func (t *Timeline) forgotten(what string) error {
	return fmt.Errorf("%s is forgotten: with --keep %d one can go back to %v", what, t.World().Config().Keep, t.From())
}

// forget drops the frames from before the oldest block that the world keeps, and those
// of branches that left the chain there; then the blocks that no frame needs. So at most
// about twice as many blocks are there as the world keeps.
func (t *Timeline) forget() {
	base := t.World().Base()
	if base.Height() == t.kept || t.here.branch.forgotten() {
		return
	}
	t.kept = base.Height()
	t.here.keep() // one at least is left, and where to go back to never lies far apart
	old := func(f frame) bool { return f.stage.world.BestTip().Ancestor(base.Height()) != base }
	needed := []*sim.World{t.World()}
	for _, b := range t.branches {
		b.frames = slices.DeleteFunc(slices.Clone(b.frames), old)
		for _, f := range b.frames {
			needed = append(needed, f.stage.world)
		}
	}
	sim.ForgetShared(needed...)
}
