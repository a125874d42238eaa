package live

import (
	"math"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/scenario"
)

// frame is a copy of all at a moment: a place to go back to. The copies are never run.
type frame struct {
	at      netsim.Time
	applied int // events of the branch that had happened
	page    int // of a lesson that had just begun; 0: none
	world   *sim.World
	player  *scenario.Player
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

// cost is about how many nanoseconds it took to come to where a world stands.
func cost(w *sim.World) uint64 { return 600*w.Handled() + 250*w.Hashes() }

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
	if cost(t.world)-p.last >= p.work {
		t.keep()
	}
}

// keep takes a frame.
func (t *Timeline) keep() { t.keepFrame(0) }

// keepPage takes one at the beginning of a lesson's page.
func (t *Timeline) keepPage() { t.keepFrame(t.player.Page()) }

func (t *Timeline) keepFrame(page int) {
	f := frame{at: t.Now(), applied: t.applied, page: page}
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
	t.pace.restart(t.world)
	if len(b.frames) > framesKept {
		b.thin(framesKept / 2)
		t.pace.work *= 2
	}
}

// restart counts work from where a world stands.
func (p *framePace) restart(w *sim.World) { p.last, p.windows, p.looked = cost(w), 0, 0 }

// compareFrames orders frames by time, then by how much had been done.
func compareFrames(a, b frame) int {
	switch {
	case a.at != b.at:
		return int(min(max(a.at-b.at, -1), 1))
	case a.applied != b.applied:
		return a.applied - b.applied
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

// framesBefore are the frames up to a moment.
func (b *branch) framesBefore(at netsim.Time, applied int) []frame {
	end := 0
	for end < len(b.frames) && b.frames[end].at <= at && b.frames[end].applied <= applied {
		end++
	}
	return b.frames[:end]
}

// nearest is the last frame before a moment; the first one is before all that can be
// gone to.
func (b *branch) nearest(to netsim.Time, most int) frame {
	before := b.framesBefore(to, most)
	return before[len(before)-1]
}

// better reports whether a frame lies between the present and where to go.
func (t *Timeline) better(to netsim.Time, most int) bool {
	return t.branch.nearest(to, most).at > t.Now()
}

// load goes to a frame.
func (t *Timeline) load(f frame) {
	t.world.Close()
	t.world, t.applied = f.world.Clone(), f.applied
	if f.player != nil {
		t.player = f.player.Clone()
	}
	t.pace.restart(t.world)
}
