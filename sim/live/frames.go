package live

import (
	"cmp"
	"math"
	"slices"

	"example.com/sosocoin/netsim"
)

// frame is a copy of all at a moment: a place to go back to. The copies are never run.
type frame struct {
	place
	page  int // of a lesson that had just begun; 0: none
	stage stage
}

// How many frames a branch keeps, how many are left when there were more, and how many of a
// branch that was left.
const (
	framesKept  = 64
	framesLeft  = 48
	framesAside = 2
)

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

// keepSometimes takes a frame if enough has happened since the last one. What is done over again
// on the way to a moment of the past leaves frames too, so that a next step back is a short one.
func (c *cursor) keepSometimes() {
	if c.pace.passed() && c.pace.due(c.cost(), c.inPast()) {
		c.keep()
	}
}

// keep takes a frame.
func (c *cursor) keep() { c.keepFrame(0) }

// keepPage takes one at the beginning of a lesson's page.
func (c *cursor) keepPage() { c.keepFrame(c.player.Page()) }

func (c *cursor) keepFrame(page int) {
	f := frame{place: c.place(), page: page}
	b := c.branch
	i, kept := slices.BinarySearchFunc(b.frames, f, compareFrames)
	if kept {
		return
	}
	f.stage = c.stage.clone()
	b.frames = slices.Insert(slices.Clip(b.frames), i, f)
	c.pace.restart(c.cost())
	if len(b.frames) > framesKept {
		b.thin(framesLeft, c.now())
	}
}

// keepHead takes a frame at the end of the branch before it is left: to come back, or to
// write down what was done, takes no running again. What was found is still told when one is
// back.
func (c *cursor) keepHead() {
	if c.inPast() {
		return
	}
	c.branch.found = c.world.Finds()
	if !c.branch.forgotten() {
		c.keep()
	}
}

// load goes to a frame of the branch.
func (c *cursor) load(f frame) {
	c.world.Close()
	c.stage, c.applied = f.stage.clone(), f.events
	c.pace.restart(c.cost())
}

// nearShare is how much closer together the frames around the present are than those far from
// it: people go back a little much more often than far.
const nearShare = 8

// thin drops frames until there are so many, but the first and those where a page begins: each
// time that whose neighbours are closest, for how far from the present it is.
func (b *branch) thin(most int, present netsim.Time) {
	frames := slices.Clone(b.frames)
	for len(frames) > most {
		span := frames[len(frames)-1].at - frames[0].at
		at, least := 0, math.Inf(1)
		for i := 1; i+1 < len(frames); i++ {
			away := max(frames[i].at-present, present-frames[i].at) + span/nearShare + 1
			if gap := float64(frames[i+1].at-frames[i-1].at) / float64(away); frames[i].page == 0 && gap < least {
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

// nearest is the last frame before a place; the first one is before all that can be
// gone to.
func (b *branch) nearest(to place) frame {
	before := b.framesBefore(to)
	return before[len(before)-1]
}
