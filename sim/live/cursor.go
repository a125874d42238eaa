package live

import (
	"fmt"
	"math"

	"example.com/sosocoin/netsim"
)

// cursor is a world on its way along a branch. It does again what was done once, up to the
// head of the branch, and carries the head on from there. On its way it takes frames and the
// digests of a journal.
type cursor struct {
	stage
	branch   *branch
	applied  int // of the branch's events
	pace     framePace
	markStep netsim.Time
}

// now is the virtual time that the cursor has come to.
func (c *cursor) now() netsim.Time { return c.world.Now() }

// place is where the cursor stands.
func (c *cursor) place() place { return place{c.now(), c.applied, c.steps()} }

// inPast reports whether something of the branch is still to come that has happened already.
func (c *cursor) inPast() bool { return c.branch.goesOn(c.place()) }

// advance runs one window of the world, or up to limit or the next moment at which something
// is due, but no further than a place.
func (c *cursor) advance(limit netsim.Time, most place) {
	now := c.now()
	goal := min(limit, most.at, c.nextMark())
	if c.applied < most.events {
		goal = min(goal, c.branch.events[c.applied].at)
	}
	if c.player != nil {
		goal = min(goal, c.player.Due())
	}
	if goal > now {
		c.world.Advance(goal)
	}
	c.arrive(most)
}

// arrive does what is due at the present time, up to a place.
func (c *cursor) arrive(most place) {
	c.mark()
	if c.busy() {
		c.playTo(most)
	}
	for c.applied < most.events && c.comes(c.branch.events[c.applied]) {
		c.applied++
		c.redo(c.branch.events[c.applied-1])
	}
	c.branch.reach(c.place())
	c.keepSometimes()
}

// comes reports whether it is the moment of an event.
func (c *cursor) comes(e event) bool { return e.at <= c.now() && e.steps <= c.steps() }

// runTo runs to a place, unless left tells it to stop before.
func (c *cursor) runTo(to place, left func() bool) {
	for c.now() < to.at && !left() {
		c.advance(to.at, to)
	}
	for moved := true; moved && !left(); {
		before := c.place()
		c.arrive(to)
		moved = c.place() != before
	}
}

// play lets the scenario, if there is one, do what is due, or a slice of it.
func (c *cursor) play() {
	if c.player != nil {
		c.playTo(c.branch.anywhere())
		c.player.Look(c.world)
	}
}

// playTo goes no further than a place, and than what somebody did meanwhile. A page that
// begins is a place to go back to.
func (c *cursor) playTo(most place) {
	page := c.player.Page()
	steps := uint64(math.MaxUint64)
	if most.at == c.now() {
		steps = most.steps
	}
	if c.applied < len(c.branch.events) && c.branch.events[c.applied].at <= c.now() {
		steps = min(steps, c.branch.events[c.applied].steps)
	}
	c.player.StepTo(c.world, steps)
	if c.player.Page() != page {
		c.keepPage()
	}
}

// note adds to the end of the branch what is done now.
func (c *cursor) note(e event) {
	e.steps = c.steps()
	c.branch.events = append(c.branch.events, e)
	c.applied++
}

// redo does again what was done once and was not refused.
func (c *cursor) redo(e event) {
	switch {
	case e.command != nil:
		if _, err := c.world.Do(e.command); err != nil {
			panic(fmt.Sprintf("live: %v at %v is refused the second time: %v", e.command, e.at, err))
		}
	case e.solve:
		_, _ = c.player.Solve(c.world) // what was refused once is refused again
	default:
		c.player.Go()
	}
	c.play()
	if c.player != nil {
		c.player.Asks() // what a page asked for when it began, it asked who was there then
	}
}
