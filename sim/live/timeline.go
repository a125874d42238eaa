package live

import (
	"fmt"
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
}

// branch is one course of events from the beginning.
type branch struct {
	number, parent int         // parent 0: the first
	from           netsim.Time // where it left its parent
	events         []event     // what was done from outside, in order
	head           netsim.Time // how far it has been run
	frames         []frame     // by time; those before from are the parent's too
	marks          []scenario.Mark
}

// event is something done from outside at a time.
type event struct {
	at      netsim.Time
	command command.Command // nil: somebody wanted the scenario to go on
	solve   bool            // or to do a task
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
	return t.Now() < t.branch.head || t.applied < len(t.branch.events)
}

// Close ends the goroutines of the world.
func (t *Timeline) Close() { t.world.Close() }

// Advance runs one window of the world, or up to limit or the next moment at which
// something is due: what was done in the past, a step of the scenario.
func (t *Timeline) Advance(limit netsim.Time) {
	t.advance(limit, len(t.branch.events))
	t.forget()
}

// advance does no more than so many of the branch's events.
func (t *Timeline) advance(limit netsim.Time, most int) {
	now := t.Now()
	goal := min(limit, t.nextMark())
	if t.applied < most {
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
func (t *Timeline) arrive() { t.arriveBefore(len(t.branch.events)) }

func (t *Timeline) arriveBefore(most int) {
	now := t.Now()
	t.mark()
	t.play()
	for t.applied < most && t.branch.events[t.applied].at <= now {
		t.applied++
		t.redo(t.branch.events[t.applied-1])
	}
	t.branch.head = max(t.branch.head, now)
	t.keepSometimes()
}

// play lets the scenario do what is due. A page that begins is a place to go back to.
func (t *Timeline) play() {
	if t.player == nil || t.player.Due() > t.Now() {
		return
	}
	page := t.player.Page()
	t.player.Step(t.world)
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
	default:
		t.goOn()
	}
}

// stepPlayer tells the scenario that something was done.
func (t *Timeline) stepPlayer() {
	if t.player != nil {
		t.player.Step(t.world)
	}
}

// goOn lets a scenario go on that waits for somebody.
func (t *Timeline) goOn() bool {
	page := t.player.Page()
	went := t.player.Go(t.world)
	if t.player.Page() != page {
		t.keepPage()
	}
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
	return t.player.Solve(t.world)
}

// note adds what is done now to the branch; where that has another future, to a new one.
func (t *Timeline) note(e event) {
	if t.InPast() {
		t.fork()
	}
	t.branch.events = append(t.branch.events, e)
	t.applied++
}

// fork begins a branch at the present time.
func (t *Timeline) fork() {
	old := t.branch
	t.branch = &branch{
		number: len(t.branches) + 1, parent: old.number, from: t.Now(), head: t.Now(),
		events: slices.Clone(old.events[:t.applied]),
	}
	t.branch.frames = slices.Clone(old.framesBefore(t.Now(), t.applied))
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
	t.seek(min(max(to, t.From()), t.branch.head), len(t.branch.events))
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
	if len(t.branch.framesBefore(last.at, t.applied-1)) == 0 {
		return "", t.forgotten(fmt.Sprintf("what was before the last thing done, at %v,", last.at))
	}
	t.seek(last.at, t.applied-1)
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
	b.head = now
	b.frames = slices.Clone(b.framesBefore(now, t.applied))
	b.marks = slices.DeleteFunc(slices.Clone(b.marks), func(m scenario.Mark) bool { return m.At > now })
}

// seek goes to a time with no more than so many events done.
func (t *Timeline) seek(to netsim.Time, most int) {
	if to < t.Now() || t.applied > most || t.better(to, most) {
		t.load(t.branch.nearest(to, most))
	}
	for t.Now() < to {
		t.advance(to, most)
	}
	t.arriveBefore(most)
}

// Page goes to the beginning of the page of a lesson that lies so many back from the
// present one, or of the first one, and drops what came after.
func (t *Timeline) Page(back int) error {
	if t.player == nil || t.player.Page() == 0 {
		return fmt.Errorf("there is no page to go back to")
	}
	page := max(t.player.Page()-back, 1)
	for _, f := range slices.Backward(t.branch.framesBefore(t.Now(), t.applied)) {
		if f.page == page {
			t.load(f)
			t.cut()
			return nil
		}
	}
	return fmt.Errorf("the beginning of page %d is not kept", page)
}
