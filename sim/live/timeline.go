package live

import (
	"context"
	"fmt"
	"math"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
)

// Timeline is a world with its past.
type Timeline struct {
	world    *sim.World
	player   *scenario.Player // nil: no scenario
	branch   *branch          // the present one
	branches []*branch        // by number, from 1
	applied  int              // of the branch's events
	pace     framePace
	markStep netsim.Time
	kept     uint32 // height of the world's base when something was forgotten last

	// Going elsewhere in time does over what was done, which can take long: it ends when
	// this does. Nil: never.
	ctx context.Context
}

// branch is one course of events from the beginning.
type branch struct {
	number, parent int         // parent 0: the first
	from           netsim.Time // where it left its parent
	events         []event     // what was done from outside, in order
	head           netsim.Time // how far it has been run
	steps          uint64      // of the scenario, done so far at the head
	frames         []frame     // by time; those before from are the parent's too
	marks          []scenario.Mark
}

// event is something done from outside at a time.
type event struct {
	at      netsim.Time
	command command.Command // nil: somebody wanted the scenario to go on
	solve   bool            // or to do a task
	steps   uint64          // of the scenario that had been done before
}

// NewTimeline returns the timeline of a world at its beginning, in which a scenario is
// played unless player is nil. It owns both.
func NewTimeline(w *sim.World, player *scenario.Player) *Timeline {
	t := &Timeline{world: w, player: player, branch: &branch{number: 1}, markStep: markStep, pace: newFramePace(w)}
	t.branches = []*branch{t.branch}
	t.keep()
	t.arrive()
	return t
}

// World is the world at the present time. It is another one after going back.
func (t *Timeline) World() *sim.World { return t.world }

// Player is that of the scenario, or nil.
func (t *Timeline) Player() *scenario.Player { return t.player }

// Now is the present virtual time.
func (t *Timeline) Now() netsim.Time { return t.world.Now() }

// Head is how far the present branch has been run.
func (t *Timeline) Head() netsim.Time { return t.branch.head }

// InPast reports whether something of the present branch is still to come that has
// happened already.
func (t *Timeline) InPast() bool {
	return t.Now() < t.branch.head || t.applied < len(t.branch.events) || t.steps() < t.branch.steps
}

// steps is how many steps of the scenario have been done.
func (t *Timeline) steps() uint64 {
	if t.player == nil {
		return 0
	}
	return t.player.Steps()
}

// Busy reports whether the scenario has more to do at the present time, which a call of
// Advance goes on with.
func (t *Timeline) Busy() bool { return t.player != nil && t.player.Busy(t.world) }

// Close ends the goroutines of the world.
func (t *Timeline) Close() { t.world.Close() }

// Advance runs one window of the world, or up to limit or the next moment at which
// something is due: what was done in the past, a step of the scenario.
func (t *Timeline) Advance(limit netsim.Time) {
	t.advance(limit, t.anywhere())
	t.forget()
}

// place is where a timeline stands, or how far it may go: a time, and what has been done at
// that time.
type place struct {
	at     netsim.Time
	events int    // of the branch
	steps  uint64 // of the scenario
}

// here is where the timeline stands.
func (t *Timeline) here() place { return place{t.Now(), t.applied, t.steps()} }

// anywhere sets no bound.
func (t *Timeline) anywhere() place {
	return place{netsim.Never, len(t.branch.events), math.MaxUint64}
}

// end is how far a branch has been run.
func (b *branch) end() place { return place{b.head, len(b.events), b.steps} }

// advance goes no further than a place.
func (t *Timeline) advance(limit netsim.Time, most place) {
	now := t.Now()
	goal := min(limit, most.at, t.nextMark())
	if t.applied < most.events {
		goal = min(goal, t.branch.events[t.applied].at)
	}
	if t.player != nil {
		goal = min(goal, t.player.Due())
	}
	if goal > now {
		t.world.Advance(goal)
	}
	t.arriveBefore(most)
}

// arrive does what is due at the present time.
func (t *Timeline) arrive() { t.arriveBefore(t.anywhere()) }

func (t *Timeline) arriveBefore(most place) {
	now := t.Now()
	t.mark()
	if t.Busy() {
		t.playTo(most)
	}
	for t.applied < most.events && t.comes(t.branch.events[t.applied]) {
		t.applied++
		t.redo(t.branch.events[t.applied-1])
	}
	if now > t.branch.head || now == t.branch.head && t.steps() > t.branch.steps {
		t.branch.head, t.branch.steps = now, t.steps()
	}
	t.keepSometimes()
}

// comes reports whether it is the moment of an event.
func (t *Timeline) comes(e event) bool { return e.at <= t.Now() && e.steps <= t.steps() }

// play lets the scenario do what is due, or a slice of it.
func (t *Timeline) play() { t.playTo(t.anywhere()) }

// playTo goes no further than a place, and than what somebody did meanwhile. A page that
// begins is a place to go back to.
func (t *Timeline) playTo(most place) {
	page := t.player.Page()
	steps := uint64(math.MaxUint64)
	if most.at == t.Now() {
		steps = most.steps
	}
	if t.applied < len(t.branch.events) && t.branch.events[t.applied].at <= t.Now() {
		steps = min(steps, t.branch.events[t.applied].steps)
	}
	t.player.StepTo(t.world, steps)
	if t.player.Page() != page {
		t.keepPage()
	}
}

// redo does again what was done once and was not refused.
func (t *Timeline) redo(e event) {
	switch {
	case e.command != nil:
		if _, err := t.world.Do(e.command); err != nil {
			panic(fmt.Sprintf("live: %v at %v is refused the second time: %v", e.command, e.at, err))
		}
		t.stepPlayer()
	case e.solve:
		t.player.Solve(t.world)
		t.play()
	default:
		t.goOn()
	}
}

// stepPlayer tells the scenario that something was done.
func (t *Timeline) stepPlayer() {
	if t.player != nil {
		t.play()
	}
}

// goOn lets a scenario go on that waits for somebody.
func (t *Timeline) goOn() bool {
	went := t.player.Go()
	t.play()
	return went
}

// Do gives a world command or asks a question, at the present time. A command given in
// the past opens a branch.
func (t *Timeline) Do(c command.Command) (string, error) {
	answer, err := t.world.Do(c)
	if err != nil || command.KindOf(c) != command.World {
		return answer, err
	}
	t.note(event{at: t.Now(), command: c})
	t.stepPlayer()
	return answer, nil
}

// Next lets the scenario go on where it waits for somebody; it reports false where it
// does not.
func (t *Timeline) Next() bool {
	if t.player == nil || !t.player.Waits() {
		return false
	}
	t.note(event{at: t.Now()})
	return t.goOn()
}

// Solve does the first open task of a lesson's page, and returns how; false if there is
// none that can be shown.
func (t *Timeline) Solve() (string, bool) {
	if t.player == nil || !t.player.CanSolve() {
		return "", false
	}
	t.note(event{at: t.Now(), solve: true})
	did, ok := t.player.Solve(t.world)
	t.play()
	return did, ok
}

// note adds what is done now to the branch; where that has another future, to a new one.
func (t *Timeline) note(e event) {
	if t.InPast() {
		t.fork()
	}
	e.steps = t.steps()
	t.branch.events = append(t.branch.events, e)
	t.applied++
}

// fork begins a branch at the present time.
func (t *Timeline) fork() {
	old := t.branch
	t.branch = &branch{
		number: len(t.branches) + 1, parent: old.number, from: t.Now(), head: t.Now(), steps: t.steps(),
		events: slices.Clone(old.events[:t.applied]),
	}
	t.branch.frames = slices.Clone(old.framesBefore(t.here()))
	for _, m := range old.marks {
		if m.At <= t.Now() {
			t.branch.marks = append(t.branch.marks, m)
		}
	}
	old.thin(framesAside)
	t.branches = append(t.branches, t.branch)
}

// Seek goes to a time of the present branch, not beyond its head and not before From:
// what was done at that time is done.
func (t *Timeline) Seek(to netsim.Time) {
	to = min(max(to, t.From()), t.branch.head)
	most := place{to, len(t.branch.events), math.MaxUint64}
	if to == t.branch.head {
		most = t.branch.end()
	}
	t.seek(most)
}

// SeekBlock goes to the moment at which the best chain got a height, if it has.
func (t *Timeline) SeekBlock(height uint32) error {
	w := t.atHead()
	if height > w.Height() {
		return fmt.Errorf("the best chain ends at height %d, expected %d or more", w.Height(), height)
	}
	at := netsim.Time(1)
	if height > 0 && height >= w.Base().Height() {
		at = w.FoundAt(w.BestTip().Ancestor(height)) + 1
	}
	if at < t.From() {
		return t.forgotten(fmt.Sprintf("when height %d was reached", height))
	}
	t.Seek(at)
	return nil
}

// Undo goes back to before the last thing that was done from outside and goes on from
// there on a new branch, without it. It returns what that was.
func (t *Timeline) Undo() (string, error) {
	if t.applied == 0 {
		return "", fmt.Errorf("nothing has been done that could be undone")
	}
	last := t.branch.events[t.applied-1]
	before := place{last.at, t.applied - 1, last.steps}
	if len(t.branch.framesBefore(before)) == 0 {
		return "", t.forgotten(fmt.Sprintf("what was before the last thing done, at %v,", last.at))
	}
	t.seek(before)
	t.fork()
	if last.command == nil {
		return "a step of the scenario", nil
	}
	return t.world.Say(last.command), nil
}

// cut drops what comes after the present time.
func (t *Timeline) cut() {
	b, now := t.branch, t.Now()
	b.events = b.events[:t.applied]
	b.head, b.steps = now, t.steps()
	b.frames = slices.Clone(b.framesBefore(t.here()))
	b.marks = slices.DeleteFunc(slices.Clone(b.marks), func(m scenario.Mark) bool { return m.At > now })
}

// seek goes to a place. Where the program is about to end it stays where it has come to.
func (t *Timeline) seek(to place) {
	if here := t.here(); to.at < here.at || here.events > to.events || to.at == here.at && here.steps > to.steps || t.better(to) {
		t.keepHead()
		t.load(t.branch.nearest(to))
	}
	t.runTo(to, t.left)
}

// runTo runs to a place, unless left tells it to stop before.
func (t *Timeline) runTo(to place, left func() bool) {
	for t.Now() < to.at && !left() {
		t.advance(to.at, to)
	}
	for moved := true; moved && !left(); {
		before := t.here()
		t.arriveBefore(to)
		moved = t.here() != before
	}
}

// left reports whether nobody waits any more for what the timeline does.
func (t *Timeline) left() bool { return t.ctx != nil && t.ctx.Err() != nil }

// Page goes to the beginning of the page of a lesson that lies so many back from the
// present one, or of the first one, and drops what came after.
func (t *Timeline) Page(back int) error {
	if t.player == nil || t.player.Page() == 0 {
		return fmt.Errorf("there is no page to go back to")
	}
	page := max(t.player.Page()-back, 1)
	for _, f := range slices.Backward(t.branch.framesBefore(t.here())) {
		if f.page == page {
			t.load(f)
			t.cut()
			return nil
		}
	}
	return fmt.Errorf("the beginning of page %d is not kept", page)
}
