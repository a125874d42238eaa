package scenario

import (
	"fmt"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// Player plays a scenario in a world. It does what is due at the present time and says
// until when the world may run before it has to be asked again, so that whoever runs
// the world keeps the pace: flat out for a report, by the wall clock for a dashboard.
// What it does is a function of the file, the world and what is done to the world.
type Player struct {
	scenario *Scenario
	Self     bool // it solves a lesson's tasks itself, and waits for no key

	next    int  // place in Lines
	stamped bool // the stamp of the next line is behind us
	rounds  []round
	wait    wait
	page    page
	pace    pace
	told    told
	missed  missed
	checked netsim.Time // of the last digest that was right
	asks    []command.Command
	err     error
	ended   bool
}

// round is a repeat that is under way.
type round struct {
	line int // of the repeat
	left int
}

// wait is what the next step waits for.
type wait struct {
	kind       waiting
	at         netsim.Time // when to look
	until      *Until
	deadline   netsim.Time // of until
	settlement sim.Settlement
}

// waiting is a kind of wait.
type waiting uint8

const (
	forNothing waiting = iota
	forTime
	forCondition
	forAgreement
	forKey
)

// NewPlayer returns the player of a scenario from its beginning.
func NewPlayer(s *Scenario) *Player { return &Player{scenario: s} }

// Clone returns a player at the same place, for a copy of the world.
func (p *Player) Clone() *Player {
	c := *p
	c.rounds, c.asks = slices.Clone(p.rounds), slices.Clip(p.asks)
	c.told.kept, c.missed.kept = slices.Clip(p.told.kept), slices.Clip(p.missed.kept)
	c.page = p.page.clone()
	return &c
}

// Name is that of the scenario in the library, or its file.
func (p *Player) Name() string { return p.scenario.File }

// Recorded reports whether what is played is the record of a run.
func (p *Player) Recorded() bool { return p.scenario.Journal }

// Ended reports whether there is nothing left to do.
func (p *Player) Ended() bool { return p.ended }

// Waits reports whether the player waits for a key.
func (p *Player) Waits() bool { return p.wait.kind == forKey && !p.ended }

// Err is why the scenario ended before its end, an *Error; nil if it did not.
func (p *Player) Err() error { return p.err }

// Asks returns the commands about what is seen since the last call.
func (p *Player) Asks() []command.Command {
	asks := p.asks
	p.asks = nil
	return asks
}

// Due is when Step has to be called next: the world must not run past it. It is
// netsim.Never at the end, and while the player waits for a key but for a task to be
// looked at.
func (p *Player) Due() netsim.Time {
	due := netsim.Never
	switch {
	case p.ended:
		return due
	case p.wait.kind == forNothing:
		return 0
	case p.wait.kind != forKey:
		due = p.wait.at
	}
	return min(due, p.page.due())
}

// Go has the next Step go on where the player waits for a key; it reports false where it
// does not.
func (p *Player) Go() bool {
	if !p.Waits() {
		return false
	}
	if p.page.closing {
		p.page.over = true
	} else {
		p.ask(command.Resume{})
	}
	p.wait = wait{}
	return true
}

// ready reports whether the next step can happen.
func (p *Player) ready(w *sim.World) bool {
	switch p.wait.kind {
	case forTime:
		if w.Now() < p.wait.at {
			return false
		}
	case forCondition:
		return p.lookAtCondition(w)
	case forAgreement:
		return p.lookAtAgreement(w)
	case forKey:
		return false
	}
	p.wait = wait{}
	return true
}

// forward does one line, or the stamp before it.
func (p *Player) forward(w *sim.World) {
	if p.next == len(p.scenario.Lines) {
		if p.closePage(w) {
			p.ended = true
		}
		return
	}
	line := p.scenario.Lines[p.next]
	if !p.stamped {
		p.stamped = true
		if line.Stamp.Kind != Next {
			p.stamp(w, line.Stamp)
			return
		}
	}
	if _, page := line.Step.(Page); page && !p.closePage(w) {
		return
	}
	p.next++
	p.stamped = false
	p.do(w, line.Step)
}

func (p *Player) stamp(w *sim.World, s Stamp) {
	t := netsim.Time(s.Time)
	if s.Kind == After {
		t += w.Now()
	}
	if t < w.Now() {
		p.fail(p.errorf(p.next, "%v is over: the steps before took until %v", t, w.Now()))
		return
	}
	p.wait = wait{kind: forTime, at: t}
}

// errorf is an error at a line.
func (p *Player) errorf(line int, format string, args ...any) error {
	return &Error{File: p.scenario.File, Line: p.scenario.Lines[line].Number, Problem: fmt.Sprintf(format, args...)}
}

// fail ends the scenario.
func (p *Player) fail(err error) { p.err, p.ended = err, true }

// miss notes an expectation of the line before next that did not come true.
func (p *Player) miss(w *sim.World, expected, found string) {
	p.missed.add(&Failure{p.scenario.File, p.scenario.Lines[p.next-1].Number, w.Now(), expected, found})
}
