package live

import (
	"context"
	"errors"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/view"
)

// Timeline is a world with its past.
type Timeline struct {
	here     cursor // on the present branch
	branches branches
	kept     uint32 // height of the world's base when something was forgotten last

	// Going elsewhere in time does over what was done, which can take long: it ends when
	// this does. Nil: never.
	ctx context.Context
}

// NewTimeline returns the timeline of a world at its beginning, in which a scenario is
// played unless player is nil. It owns both.
func NewTimeline(w *sim.World, player *scenario.Player) *Timeline {
	first := &branch{number: 1}
	t := &Timeline{
		here:     cursor{stage: stage{w, player}, branch: first, markStep: markStep, pace: newFramePace(w)},
		branches: branches{first},
	}
	t.here.keep()
	t.here.arrive(first.anywhere())
	return t
}

// World is the world at the present time. It is another one after going back.
func (t *Timeline) World() *sim.World { return t.here.world }

// Player is that of the scenario, or nil.
func (t *Timeline) Player() *scenario.Player { return t.here.player }

// Now is the present virtual time.
func (t *Timeline) Now() netsim.Time { return t.here.now() }

// Head is how far the present branch has been run.
func (t *Timeline) Head() netsim.Time { return t.here.branch.head }

// InPast reports whether something of the present branch is still to come that has
// happened already.
func (t *Timeline) InPast() bool { return t.here.inPast() }

// Busy reports whether the scenario has more to do at the present time, which a call of
// Advance goes on with.
func (t *Timeline) Busy() bool { return t.here.busy() }

// Close ends the goroutines of the world.
func (t *Timeline) Close() { t.here.world.Close() }

// Advance runs one window of the world, or up to limit or the next moment at which
// something is due: what was done in the past, a step of the scenario.
func (t *Timeline) Advance(limit netsim.Time) {
	t.here.advance(limit, t.here.branch.anywhere())
	t.forget()
}

// Do gives a world command or asks a question, at the present time. A command given in
// the past opens a branch, unless it would change nothing: then it is answered and no more.
func (t *Timeline) Do(c command.Command) (string, error) {
	if command.KindOf(c) == command.World && t.InPast() && t.World().Idle(c) {
		copied := t.World().Clone()
		defer copied.Close()
		return copied.Do(c)
	}
	answer, err := t.World().Do(c)
	if err != nil || command.KindOf(c) != command.World {
		return answer, err
	}
	t.note(event{at: t.Now(), command: c})
	t.here.play()
	return answer, nil
}

// Next lets the scenario go on where it waits for somebody; it reports false where it
// does not.
func (t *Timeline) Next() bool {
	player := t.Player()
	if player == nil || !player.Waits() {
		return false
	}
	t.note(event{at: t.Now()})
	went := player.Go()
	t.here.play()
	return went
}

// Solve begins to show how the first open task of a lesson's page is done, and returns what
// was done for it at once. The error says why nothing can be shown.
func (t *Timeline) Solve() (did string, err error) {
	player := t.Player()
	if player == nil {
		return "", errors.New("no lesson is played; L lists them")
	}
	if err := player.CanSolve(); err != nil {
		return "", err
	}
	t.note(event{at: t.Now(), solve: true})
	did, err = player.Solve(t.World())
	t.here.play()
	return did, err
}

// PageTouched reports whether something was done since the page of the lesson began.
func (t *Timeline) PageTouched() bool {
	player := t.Player()
	if player == nil {
		return false
	}
	for _, f := range t.here.branch.framesBefore(t.here.place()) {
		if f.page > 0 && f.page == player.Page() {
			return f.events < t.here.applied
		}
	}
	return false
}

// Look turns the check marks of a lesson for who stops here.
func (t *Timeline) Look() {
	if player := t.Player(); player != nil {
		player.Look(t.World())
	}
}

// note adds what is done now to the branch; where that has another future, to a new one.
func (t *Timeline) note(e event) {
	if t.InPast() {
		t.fork()
	}
	t.here.note(e)
}

// fork begins a branch at the present time.
func (t *Timeline) fork() { t.here.branch = t.branches.fork(t.here.branch, t.here.place()) }

// ListBranches describes all branches, a line each.
func (t *Timeline) ListBranches() string { return t.branches.describe(t.here.branch) }

// view is the timeline for a view.
func (t *Timeline) view() view.Timeline {
	present := t.here.branch
	v := view.Timeline{
		From: t.From(), Head: t.Head(), Past: t.InPast(), Branch: present.number,
		Branches: t.branches.view(present), Commands: present.commands(),
	}
	if v.Past {
		v.Found = present.found
	}
	return v
}
