package live

import (
	"context"
	"math"
	"sync/atomic"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/dispatch"
	"example.com/sosocoin/sim/loop"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/view"
)

// Driver runs a timeline at a pace: virtual time follows wall time times a speed, and
// falls behind honestly where the machine cannot keep up. It is the one goroutine that
// touches the world; everybody else sends it command lines and reads its newest View.
type Driver struct {
	line     *Timeline
	limits   sim.Limits
	library  Library
	names    []string              // of the library's items
	chosen   []string              // settings of this world
	address  func(node int) string // at which others reach a node; nil: nobody does
	steps    []command.Spec        // that make sense by themselves
	effects  dispatch.Table[*Driver]
	now      func() time.Time
	requests chan request
	beats    chan struct{}
	done     chan struct{}
	confined *confined // nil: nothing bounds what is done here
	view     atomic.Pointer[view.View]
	wanted   atomic.Bool // somebody has looked since the last View

	// Only the driver's goroutine:
	ctx      context.Context // of Run; nil before it
	focus    int
	scene    view.Scene
	inspects *view.Subject // nil: nothing
	paused   bool
	speed    float64
	users    float64 // the speed before the scenario asked for another; 0: it has not
	stopped  string
	failed   string
	target   netsim.Time   // where virtual time should be by now
	until    *goal         // run flat out to it; nil: keep the pace
	ended    bool          // the scenario's end was told
	behind   bool          // the last frame's budget was too small
	beaten   time.Time     // when the last beat was
	changed  bool          // since the last View
	exposure time.Duration // that a View takes: the mean of the last few
	rate     rate
	waits    []*wait
}

// Library is what can be played instead of the world that a driver begins with. Open
// reads the scenario of a name or a file, and builds its world; New builds one of settings such as
// "nodes=20", of which Settings has the names, and says how else it can be begun.
type Library struct {
	Items    []view.LibraryItem
	Open     func(name string) (*sim.World, *scenario.Player, error)
	New      func(settings []string) (w *sim.World, same string, err error)
	Settings []string
}

// How often the driver acts where the world can keep up, and how long it may run the world before
// it reads requests again.
const (
	framePeriod = 10 * time.Millisecond
	frameBudget = 8 * time.Millisecond
)

// UsualSpeed is that of a driver to which nobody has given another one: virtual seconds per
// second.
const UsualSpeed = 1

// fastest is the speed that "max" stands for: no machine gets there, so it is as
// fast as the machine goes, but an empty world does not run away.
const fastest = 1e6

// NewDriver makes a driver for a timeline, which it owns; now is the wall clock. The
// world begins to move when Run is called. The zero library has nothing to play.
func NewDriver(t *Timeline, limits sim.Limits, library Library, now func() time.Time) *Driver {
	d := &Driver{
		line: t, limits: limits, library: library, effects: effects(), now: now,
		requests: make(chan request, 1), beats: make(chan struct{}, 1), done: make(chan struct{}),
		speed: UsualSpeed, target: t.Now(),
	}
	for _, item := range library.Items {
		d.names = append(d.names, item.Name)
	}
	for _, s := range scenario.LoneSteps() {
		d.steps = append(d.steps, command.Spec{Name: s.Name, Args: s.Args, Summary: s.Summary, Example: s.Example, Kind: command.View})
	}
	d.chosen = chosen(t)
	d.heed()
	d.publish()
	return d
}

// chosen are the settings of a timeline's world that are not as by default.
func chosen(t *Timeline) (words []string) {
	config := t.World().Config()
	for _, c := range config.Chosen() {
		words = append(words, c.Word())
	}
	return words
}

// Addressed has views tell at which address others reach a node, before Run is called.
func (d *Driver) Addressed(address func(node int) string) { d.address = address }

func (d *Driver) world() *sim.World { return d.line.World() }

// Run drives the world until ctx ends. A panic in a node is returned as an
// error, so that the caller can put the terminal right first.
func (d *Driver) Run(ctx context.Context) (err error) {
	defer close(d.done)
	defer close(d.beats)
	d.ctx = ctx
	d.line.ctx = ctx
	defer func() {
		if broken := recover(); broken != nil {
			err = PanicError(broken)
			d.failed = err.Error()
			d.paused = true
		}
	}()
	ticker := time.NewTicker(framePeriod)
	defer ticker.Stop()
	atOnce := make(chan time.Time)
	close(atOnce)
	last := d.now()
	for {
		next := ticker.C
		if d.confined.rest(ctx, d.now, ticker.C) || d.behind {
			next = atOnce
		}
		select { // whoever waits comes first: among several that are ready, select throws dice
		case <-ctx.Done():
			return nil
		case r := <-d.requests:
			d.answer(r)
			continue
		default:
		}
		select {
		case <-ctx.Done():
			return nil
		case r := <-d.requests:
			d.answer(r)
		case <-next:
			now := d.now()
			d.frame(now.Sub(last))
			last = now
		}
	}
}

// Close ends the goroutines of the world, once Run has ended.
func (d *Driver) Close() { d.line.Close() }

// Timeline is what the driver drives: for reading, once Run has ended.
func (d *Driver) Timeline() *Timeline { return d.line }

// frame lets the world catch up with the wall time that has passed.
func (d *Driver) frame(elapsed time.Duration) {
	defer d.confined.work(d.now)()
	before, handled := d.line.here.place(), d.world().Handled()
	d.behind = false
	switch {
	case d.until != nil:
		d.runToGoal()
	case d.paused:
		d.finishMoment()
	default:
		d.target += netsim.Time(min(min(d.speed, d.confined.fastest())*float64(elapsed), float64(math.MaxInt64/4)))
		d.catchUp()
	}
	d.changed = d.changed || d.line.here.place() != before
	d.confined.count(handled, d.world().Handled())
	d.tellWaiting()
	now := d.now()
	d.rate.add(now, d.line.Now(), d.world().Handled())
	if now.Sub(d.beaten) >= d.period() {
		d.beat(now)
	}
}

// finishMoment has a scenario do what it has left to do at the present time, which stands
// still.
func (d *Driver) finishMoment() {
	tooLate := d.budget()
	loop.Loop{
		Before:  []loop.Check{func() (bool, netsim.Time) { return !d.line.Busy(), d.line.Now() }},
		Advance: d.line.Advance,
		After:   []func() bool{func() bool { d.heed(); return false }, tooLate},
	}.Run()
}

// catchUp runs to the target.
func (d *Driver) catchUp() {
	d.runTo(func() (bool, netsim.Time) {
		there := d.line.Now() >= d.target
		if there {
			d.atLimit() // whatever the world has come to it by
		}
		return there, d.target
	})
}

// runTo runs as far as a check allows, the run has not come to its limit, nobody pauses it and
// the frame's budget lasts.
func (d *Driver) runTo(check loop.Check) {
	tooLate := d.budget()
	loop.Loop{
		Before:  []loop.Check{check, func() (bool, netsim.Time) { return d.confined.used() != "" && d.atLimit(), d.horizon() }},
		Advance: d.line.Advance,
		After: []func() bool{
			func() bool { return d.heed() && d.until == nil },
			d.atLimit,
			func() bool {
				if tooLate() {
					d.target = d.line.Now() // what could not be reached is not owed
				}
				return d.behind
			},
		},
	}.Run()
}

// budget begins that of a frame; the function says whether it is used up.
func (d *Driver) budget() (tooLate func() bool) {
	deadline := d.now().Add(d.confined.budget())
	return func() bool {
		d.behind = d.now().After(deadline)
		return d.behind
	}
}

// heed does what a scenario asks a dashboard for, and tells its end. It reports whether
// time stands still now.
func (d *Driver) heed() bool {
	p := d.line.Player()
	if p == nil {
		return false
	}
	d.stage(p.Asks())
	if p.Ended() && !d.ended && !d.line.InPast() {
		d.ended = true
		if p.Recorded() {
			d.stop("the recorded run ends here")
		} else {
			d.stop("the scenario has ended")
		}
	}
	return d.paused
}

// stage does what a scenario asks a dashboard for.
func (d *Driver) stage(asks []command.Command) {
	for _, c := range asks {
		if _, ok := c.(command.Speed); ok && d.users == 0 {
			d.users = d.speed
		}
		_, err := d.do(c) // a node that does not exist is not worth to stop for
		if c, ok := c.(command.Focus); ok && err == nil {
			d.scene.Selects++
			d.scene.Node = int(c.Node)
		}
	}
}

// stop pauses for a reason. Resuming forgets it.
func (d *Driver) stop(why string) {
	d.stopped = why
	d.paused, d.until = true, nil
	d.target = d.line.Now()
	d.changed = true
}
