package live

import (
	"cmp"
	"math"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenario"
)

// frame is a copy of all at a moment: a place to go back to. The copies are never run.
type frame struct {
	place
	page   int // of a lesson that had just begun; 0: none
	world  *sim.World
	player *scenario.Player
}

// How many frames a branch keeps, and how many of one that was left.
const (
	framesKept  = 64
	framesAside = 2
)

// framePace says when to take the next frame: after so much work that to take it is about
// a hundredth of that. With many frames, half of them are dropped and the work is doubled.
type framePace struct {
	work, last uint64 // by cost
	windows    int    // since the last frame
	looked     int    // of those, when the work was last looked at
}

const (
	worldWork = 80_000_000 // ns, about
	nodeWork  = 1_000_000  // for each node of the world
	noFrames  = math.MaxUint64
)

func newFramePace(w *sim.World) framePace {
	return framePace{work: worldWork + nodeWork*uint64(w.Nodes())}
}

// To look at the work takes a look at each node, so it is done when a quarter more windows
// have passed than before, within these bounds.
const (
	lookWindows     = 16
	lookWindowsMost = 1024
)

// cost is about how many nanoseconds it took to come to where a timeline stands.
func (t *Timeline) cost() uint64 {
	return 600*t.world.Handled() + 250*t.world.Hashes() + 4000*t.steps()
}

// keepSometimes takes a frame if enough has happened since the last one.
func (t *Timeline) keepSometimes() {
	p := &t.pace
	if p.work == noFrames {
		return
	}
	p.windows++
	if p.windows-p.looked < min(max(p.looked/4, lookWindows), lookWindowsMost) || t.InPast() {
		return
	}
	p.looked = p.windows
	if t.cost()-p.last >= p.work {
		t.keep()
	}
}

// keep takes a frame.
func (t *Timeline) keep() { t.keepFrame(0) }

// keepPage takes one at the beginning of a lesson's page.
func (t *Timeline) keepPage() { t.keepFrame(t.player.Page()) }

func (t *Timeline) keepFrame(page int) {
	f := frame{place: t.here(), page: page}
	b := t.branch
	i, kept := slices.BinarySearchFunc(b.frames, f, compareFrames)
	if kept {
		return
	}
	f.world = t.world.Clone()
	if t.player != nil {
		f.player = t.player.Clone()
	}
	b.frames = slices.Insert(slices.Clip(b.frames), i, f)
	t.restartPace()
	if len(b.frames) > framesKept {
		b.thin(framesKept / 2)
		t.pace.work *= 2
	}
}

// keepHead takes a frame at the end of the branch before it is left: to come back, or to
// write down what was done, takes no running again.
func (t *Timeline) keepHead() {
	if !t.InPast() && len(t.branch.frames) > 0 {
		t.keep()
	}
}

// restartPace counts work from where the timeline stands.
func (t *Timeline) restartPace() { t.pace.last, t.pace.windows, t.pace.looked = t.cost(), 0, 0 }

// compareFrames orders frames by time, then by how much had been done.
func compareFrames(a, b frame) int {
	switch {
	case a.at != b.at:
		return int(min(max(a.at-b.at, -1), 1))
	case a.events != b.events:
		return a.events - b.events
	case a.steps != b.steps:
		return cmp.Compare(a.steps, b.steps)
	}
	return a.page - b.page
}

// thin drops frames until there are so many, but the first and those where a page
// begins: each time that whose neighbours are closest.
func (b *branch) thin(most int) {
	frames := slices.Clone(b.frames)
	for len(frames) > most {
		at, least := 0, netsim.Never
		for i := 1; i+1 < len(frames); i++ {
			if gap := frames[i+1].at - frames[i-1].at; frames[i].page == 0 && gap < least {
				at, least = i, gap
			}
		}
		if at == 0 {
			break
		}
		frames = slices.Delete(frames, at, at+1)
	}
	b.frames = frames
}

// framesBefore are the frames up to a place.
func (b *branch) framesBefore(to place) []frame {
	end := 0
	for end < len(b.frames) && b.frames[end].within(to) {
		end++
	}
	return b.frames[:end]
}

// within reports whether a place lies before another or is it.
func (p place) within(to place) bool {
	return p.events <= to.events && (p.at < to.at || p.at == to.at && p.steps <= to.steps)
}

// nearest is the last frame before a place; the first one is before all that can be
// gone to.
func (b *branch) nearest(to place) frame {
	before := b.framesBefore(to)
	return before[len(before)-1]
}

// better reports whether a frame lies between the present and where to go.
func (t *Timeline) better(to place) bool {
	f, here := t.branch.nearest(to), t.here()
	return f.at > here.at || f.at == here.at && f.steps > here.steps
}

// load goes to a frame.
func (t *Timeline) load(f frame) {
	t.world.Close()
	t.world, t.applied = f.world.Clone(), f.events
	if f.player != nil {
		t.player = f.player.Clone()
	}
	t.restartPace()
}
