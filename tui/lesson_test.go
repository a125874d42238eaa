package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
)

// lesson is a page of one, with one of two things done.
func aLesson() *view.Script {
	return &view.Script{
		Name: "1-block", Title: "What is a block", Lesson: true, Page: 2, Pages: 4, Heading: "A second one", Waiting: true,
		Told: []view.Told{{Text: "A block has the hash of the one before it in its header. So whoever knows the last one can check all that came before it."}, {Text: "Find another one, and look at panel 4."}},
		Tasks: []view.Task{
			{Text: "Press m to mine a block on n0.", Done: true},
			{Text: "Mine one on n1 too.", Hints: []string{"Select n1 with the arrow keys first."}},
		},
	}
}

func TestLessonPanel(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.world.edit(func(v *view.View) { v.Script = aLesson() })
	d.look()
	if d.app.recent[0] != lessonPanel {
		t.Error("a lesson that begins does not come to the front")
	}
	d.shows("A second one")
	d.shows("[✓] Press m to mine a block on n0.")
	d.shows("[ ] Mine one on n1 too.")
	d.hides("Select n1")
	d.press("H")
	d.shows("Select n1 with the arrow keys first.")
	d.press("S", "n")
	d.shows("this is not done yet: n again skips it, S shows how it is done")
	d.press("n", "b")
	if got := d.world.said(); got != "show\nnext\nprevious" {
		t.Errorf("the world was told %q", got)
	}
	golden(t, "lesson-80x24", d.app.g.Plain())
	d.press("esc")
	if n := strings.Count(d.screen(), "[ ] Mine one"); n != 1 {
		t.Errorf("the task stands %d times on the screen, expected once:\n%s", n, d.screen())
	}
	d.press("s")
	d.shows("[ ] Mine one on n1 too.") // the form lies over the page
	d.press("esc", "2", "esc")
	d.shows("[ ] Mine one on n1 too.") // in the status line
	d.shows("S shows how")

	d.world.edit(func(v *view.View) {
		s := *v.Script
		s.Page, s.Tasks, s.Waiting, s.Ended = 3, nil, false, true
		s.Failed = []string{"f:3: expected tips == 2, found 1, at 5.000s"}
		v.Script = &s
	})
	d.press("7")
	d.look()
	d.shows("✗ f:3: expected tips == 2")
	d.hides("Select n1")
}

func TestLibrary(t *testing.T) {
	d := newHand(t, worlds["eight"], 200, 60)
	d.shows("nothing can be played here")
	d.world.edit(func(v *view.View) {
		v.Library = []view.LibraryItem{{Name: "block", Title: "What is a block", Lesson: true}, {Name: "fork", Title: "Two blocks at one height"}}
	})
	d.look()
	d.shows("block  What is a block")
	golden(t, "library-200x60", d.app.g.Plain())
	d.press("7", "down", "enter")
	if got := d.world.said(); got != "play fork" {
		t.Errorf("the world was told %q", got)
	}
	d.world.edit(func(v *view.View) {
		v.Script = &view.Script{Name: "fork", Title: "Two blocks at one height", Told: []view.Told{{At: 5 * netsim.Second, Text: "Two nodes find a block each."}}}
	})
	d.look()
	d.shows("5.0 s  Two nodes find a block each.")
	d.press("L")
	d.shows("block  What is a block")
	d.press("L")
	d.shows("Two nodes find")
	d.press("n")
	d.press("H", "S")
}

// Keys go back and forth in time, the bar shows where one is, and a click on it goes there.
// The list says which key leads away from it, and that key leads to where one was, with what
// showed there.
func TestTheListIsLeft(t *testing.T) {
	for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}, {200, 60}} {
		d := newHand(t, worlds["eight"], size[0], size[1])
		d.world.edit(func(v *view.View) {
			v.Library = []view.LibraryItem{{Name: "1-block", Title: "What is a block", Lesson: true}, {Name: "race", Title: strings.Repeat("Eight nodes race, ", 5) + "and agree"}}
		})
		d.look()
		d.press("tab", "esc") // the tree
		before := d.screen()
		d.press("L")
		d.shows("L back")
		if size[1] > 24 {
			d.press("down")
			d.shows("and agree") // the whole title
			d.press("up")
		}
		d.press("L")
		if got := d.screen(); got != before || d.app.recent[0] != treePanel {
			t.Errorf("%v: back in panel %d:\n%s\nbefore:\n%s", size, d.app.recent[0], got, before)
		}
		d.world.edit(func(v *view.View) { v.Script = aLesson() })
		d.look()
		d.press("L")
		d.shows("L back to the page")
		d.press("L")
		d.hides("back to the page")
	}
}

func TestTimeTravel(t *testing.T) {
	d := newHand(t, worlds["eight"], 200, 60)
	d.press("[", "]", "{", "}", "u")
	if got := d.world.said(); got != "back block\nforward block\nback 10s\nforward 10s\nundo" {
		t.Errorf("the world was told %q", got)
	}
	d.world.edit(func(v *view.View) {
		v.Timeline = view.Timeline{
			Head: 2 * v.Now, Past: true, Branch: 2, Branches: []view.Branch{{Number: 1}, {Number: 2, Parent: 1}}, Commands: []netsim.Time{10 * netsim.Second},
			Found: []view.Find{{At: v.Now / 2, Main: true}, {At: v.Now, Miner: 1}, {At: v.Now * 3 / 2, Miner: 2}, {At: v.Now * 7 / 4, Miner: 3, Main: true}},
		}
		v.Clock.Paused = true
	})
	d.look()
	d.shows("834.7 s ago")
	d.shows("branch 2")
	golden(t, "past-200x60", d.app.g.Plain())
	l, head := d.app.line, d.app.view.Timeline.Head
	if at := l.At(l.Rect.X + l.Rect.W/3); at < head/3-head/30 || at > head/3+head/30 {
		t.Errorf("a third of the line stands for %v of %v", at, head)
	}
	d.world.edit(func(v *view.View) { v.Known.Steps = []command.Spec{{Name: "until"}} })
	d.look()
	d.press(":", "until height >= 200 within=10m", "enter")
	if got := d.world.lines[len(d.world.lines)-1]; got != "until height >= 200 within=10m" {
		t.Errorf("the world was told %q", got)
	}
}

// A scenario is followed until one scrolls up, to whichever line, and again at its end.
func TestScenarioIsFollowedFromItsEnd(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	said := 0
	say := func() {
		said++
		line := view.Told{At: netsim.Time(said) * netsim.Second, Text: fmt.Sprintf("line %d.", said)}
		d.world.edit(func(v *view.View) {
			s := view.Script{Name: "talk", Title: "Much is said"}
			if v.Script != nil {
				s = *v.Script
			}
			s.Told = append(slices.Clip(s.Told), line)
			v.Script = &s
		})
		d.look()
	}
	for range 60 {
		say()
	}
	d.press("7")
	d.shows("line 60.")
	d.press("home")
	d.shows("line 1.")
	say()
	d.shows("line 1.")
	d.press("down")
	d.hides("line 1.")
	say()
	d.shows("line 2.")
	d.press("end")
	d.shows("line 62.")
	say()
	d.shows("line 63.")
	d.press("up", "down")
	say()
	d.shows("line 64.")
}

// A recorded run says nothing, and the panel says so.
func TestScenarioThatSaysNothing(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.world.edit(func(v *view.View) { v.Script = &view.Script{Name: "run.scenario", Title: "A recorded run"} })
	d.press("7")
	d.look()
	d.shows("has said nothing so far")
	d.world.edit(func(v *view.View) {
		s := *v.Script
		s.Ended = true
		v.Script = &s
	})
	d.look()
	d.shows("played to its end")
}

// Where a page has no room for a line about it, a sign in its margin says that there is more.
func TestLessonSaysThatThereIsMore(t *testing.T) {
	d := newHand(t, worlds["eight"], 60, 15)
	d.world.edit(func(v *view.View) {
		s := aLesson()
		s.Told = []view.Told{{Text: strings.Repeat("Much is said here. ", 20)}}
		v.Script = s
	})
	d.press("7")
	d.look()
	d.shows("↓│")
	d.press("end")
	d.shows("↑│")
	d.hides("↓│")
}
