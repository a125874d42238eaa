package scenario

import (
	"fmt"
	"math"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
)

// Steps take no virtual time but those that let it pass, and a repeat may have millions
// of them. So a player does them in slices, between which whoever runs the world listens.
// How they are cut into slices never shows in what happens: the world stands still
// meanwhile, and what somebody else does between two steps is noted with their number.

// pace counts the steps.
type pace struct {
	work   int         // what is left of a slice
	steps  uint64      // done so far
	moment netsim.Time // of the last one
	within int         // steps at that moment
	notice *Error      // that there were many at one; nil: there were not
}

// A slice has so many steps, fewer where many nodes make each step dear: few enough to
// take some hundredths of a second.
const (
	sliceWork = 1 << 13
	stepWork  = 8  // and 1 for each node
	textWork  = 16 // bytes of what is said for 1
)

// crowded is how many steps at one moment are worth a word: whoever meant to let time
// pass between them would wait in vain.
const crowded = 1_000_000

// Steps is how many steps have been done so far.
func (p *Player) Steps() uint64 { return p.pace.steps }

// Busy reports whether there is more to do at the world's present time: it has to stand
// still until there is not.
func (p *Player) Busy(w *sim.World) bool { return p.Due() <= w.Now() }

// Notice says that the scenario did very much at one moment; nil if it did not.
func (p *Player) Notice() error {
	if p.pace.notice == nil {
		return nil
	}
	return p.pace.notice
}

// Step does what is due at the world's present time, or a slice of it. It is called when
// that is Due, and after each command that somebody else gave.
func (p *Player) Step(w *sim.World) { p.StepTo(w, math.MaxUint64) }

// StepTo is Step, and does no more when so many steps have been done in all.
func (p *Player) StepTo(w *sim.World, steps uint64) {
	p.lookAtTasks(w)
	_, _ = p.showOn(w) // the page tells of an error
	// What is waited for is looked at before it is known whether there is room for another
	// step: so it does not depend on where a slice ends.
	for p.pace.work = sliceWork; !p.ended && p.ready(w) && p.pace.work > 0 && p.pace.steps < steps; {
		p.count(w)
		p.forward(w)
	}
}

// count counts a step.
func (p *Player) count(w *sim.World) {
	c := &p.pace
	if c.moment != w.Now() {
		c.moment, c.within = w.Now(), 0
	}
	c.work -= stepWork + w.Nodes()
	c.steps++
	c.within++
	if c.within == crowded && c.notice == nil && p.next < len(p.scenario.Lines) {
		line := p.scenario.Lines[p.next]
		if end, ok := line.Step.(Close); ok {
			line = p.scenario.Lines[end.open]
		}
		c.notice = &Error{File: p.scenario.File, Line: line.Number,
			Problem: fmt.Sprintf("1,000,000 steps at %v, and no time passes; a line such as run 1s between them lets it pass", w.Now())}
	}
}
