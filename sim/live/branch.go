package live

import (
	"math"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/view"
)

// branch is one course of events from the beginning.
type branch struct {
	number, parent int         // parent 0: the first
	from           netsim.Time // where it left its parent
	events         []event     // what was done from outside, in order
	head           netsim.Time // how far it has been run
	steps          uint64      // of the scenario, done so far at the head
	frames         []frame     // by time; those before from are the parent's too
	marks          []scenario.Mark
	found          []view.Find // up to the head, when that was left last
}

// event is something done from outside at a time.
type event struct {
	at      netsim.Time
	command command.Command // nil: somebody wanted the scenario to go on
	solve   bool            // or to do a task
	steps   uint64          // of the scenario that had been done before
}

// start is when the first frame was taken; Never where none is left.
func (b *branch) start() netsim.Time {
	if b.forgotten() {
		return netsim.Never
	}
	return b.frames[0].at
}

// forgotten reports whether nothing is left to go back to.
func (b *branch) forgotten() bool { return len(b.frames) == 0 }

// end is how far the branch has been run.
func (b *branch) end() place { return place{b.head, len(b.events), b.steps} }

// anywhere sets no bound to how far one goes on the branch.
func (b *branch) anywhere() place { return place{netsim.Never, len(b.events), math.MaxUint64} }

// goesOn reports whether something of the branch that has happened already comes after a place.
func (b *branch) goesOn(p place) bool {
	return p.at < b.head || p.events < len(b.events) || p.steps < b.steps
}

// reach notes that the branch has been run to a place.
func (b *branch) reach(p place) {
	if p.after(b.end()) {
		b.head, b.steps = p.at, p.steps
	}
}

// fork is a new branch that leaves this one at a place.
func (b *branch) fork(number int, at place) *branch {
	child := &branch{
		number: number, parent: b.number, from: at.at, head: at.at, steps: at.steps,
		events: slices.Clone(b.events[:at.events]), frames: slices.Clone(b.framesBefore(at)),
	}
	for _, m := range b.marks {
		if m.At <= at.at {
			child.marks = append(child.marks, m)
		}
	}
	return child
}

// cut drops what comes after a place.
func (b *branch) cut(at place) {
	b.events = b.events[:at.events]
	b.head, b.steps = at.at, at.steps
	b.frames = slices.Clone(b.framesBefore(at))
	b.marks = slices.DeleteFunc(slices.Clone(b.marks), func(m scenario.Mark) bool { return m.At > at.at })
}

// commands are the times at which world commands were given, each once.
func (b *branch) commands() (times []netsim.Time) {
	for _, e := range b.events {
		if last := len(times) - 1; e.command != nil && (last < 0 || times[last] != e.at) {
			times = append(times, e.at)
		}
	}
	return times
}

// worldAtEnd runs a copy of the world from the nearest frame to the end of the branch; it may
// be read only.
func (b *branch) worldAtEnd() *sim.World {
	f := b.nearest(b.end())
	scout := &cursor{
		stage: f.stage.clone(), applied: f.events, markStep: noMarks, pace: framePace{work: noFrames},
		branch: &branch{events: b.events, head: b.head, steps: b.steps, marks: b.marks},
	}
	scout.runTo(b.end(), func() bool { return false })
	scout.world.Close()
	return scout.world
}
