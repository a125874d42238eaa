package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
)

// newcomer takes a lesson by what it says, and by nothing else.
type newcomer struct {
	*hand
	driven *live.ByHand
	pace   time.Duration // from key to key
}

// openLesson opens a world for a lesson.
func openLesson(name string) (*sim.World, *scenario.Player, error) {
	s, err := scenarios.Read(name)
	if err != nil {
		return nil, nil, err
	}
	config, err := s.Config()
	if err != nil {
		return nil, nil, err
	}
	config.Observe, config.Exec = true, netsim.Serial
	w, err := sim.NewWorld(config)
	return w, scenario.NewPlayer(s), err
}

func newNewcomer(t *testing.T, lesson string, w, h int, pace time.Duration, keys ...keymap.Rebinding) *newcomer {
	t.Helper()
	world, player, err := openLesson(lesson)
	if err != nil {
		t.Fatal(err)
	}
	driven := live.NewByHand(live.NewTimeline(world, player), live.Library{Items: scenarios.List(), Open: openLesson})
	t.Cleanup(driven.Close)
	app := New(driven, Options{Profile: grid.TrueColor, Keys: keys})
	n := &newcomer{&hand{t: t, app: app}, driven, pace}
	n.give(tea.WindowSizeMsg{Width: w, Height: h})
	n.wait(100 * time.Millisecond)
	return n
}

func (n *newcomer) script() *view.Script { return n.app.view.Script }

// wait lets time pass, as the dashboard does it.
func (n *newcomer) wait(d time.Duration) {
	const most = time.Second / 2
	for d > 0 {
		passed := min(d, most)
		n.driven.Pass(passed)
		n.app.Update(tickMsg{max(int(passed*framesPerSecond/time.Second), 1)})
		d -= passed
	}
}

// until waits for something, but no longer than a newcomer would.
func (n *newcomer) until(what string, holds func() bool) {
	n.t.Helper()
	for range 3 * 60 * 2 {
		if holds() {
			return
		}
		n.wait(time.Second / 2)
	}
	n.t.Fatalf("%s: waited in vain. The screen is:\n%s", what, n.screen())
}

// type_ presses what a text names: keys, by what they are called now, or a line for the prompt.
func (n *newcomer) type_(text string) {
	shown := map[string]string{"space": " ", "↑": "up", "↓": "down", "←": "left", "→": "right", "pgdn": "pgdown"}
	for _, s := range view.Segments(text) {
		if !s.Typed {
			continue
		}
		name, isKey := n.app.called[s.Text]
		switch {
		case isKey:
			if usual, ok := shown[name]; ok {
				name = usual
			}
			n.give(keymap.Press(name))
		case strings.HasPrefix(s.Text, ":"):
			n.give(keymap.Press(n.app.called[":"]))
			n.press(s.Text[1:])
		default:
			n.press(s.Text)
		}
		n.wait(n.pace)
	}
}

// goOn goes to the next page, and reports whether there is one.
func (n *newcomer) goOn() bool {
	n.t.Helper()
	name, page := n.script().Name, n.script().Page
	n.give(keymap.Press(n.app.called["n"]))
	n.wait(100 * time.Millisecond)
	s := n.script()
	if s.Name == name && s.Page == page && !s.Ended {
		n.t.Fatalf("%s, page %d: n does not go on:\n%s", name, page, n.screen())
	}
	return s.Name == name && !s.Ended
}

// lessons are their names.
func lessons() (names []string) {
	for _, item := range scenarios.List() {
		if item.Lesson {
			names = append(names, item.Name)
		}
	}
	return names
}

// eachLesson takes all lessons, page by page.
func eachLesson(t *testing.T, w, h int, pace time.Duration, keys []keymap.Rebinding, take func(t *testing.T, n *newcomer)) {
	all := lessons()
	for number, name := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newNewcomer(t, name, w, h, pace, keys...)
			for more := true; more; more = n.goOn() {
				s := n.script()
				n.shows(fmt.Sprintf("lesson %d of %d, page %d of %d", number+1, len(all), s.Page, s.Pages))
				n.shows(s.Heading)
				take(t, n)
				if s := n.script(); len(s.Failed) > 0 || s.Notice != "" {
					t.Fatalf("page %d: %q, %q", s.Page, s.Failed, s.Notice)
				}
			}
			if s := n.script(); number+1 < len(all) && s.Name != all[number+1] {
				t.Errorf("its last page leads to %s, page %d", s.Name, s.Page)
			}
		})
	}
}

// literally does all that a page says, in its order.
func literally(_ *testing.T, n *newcomer) {
	for _, told := range n.script().Told {
		n.type_(told.Text)
	}
	for i := range n.script().Tasks {
		task := n.script().Tasks[i]
		if !task.Done {
			n.type_(task.Text)
		}
		n.until(task.Text, func() bool { return n.script().Tasks[i].Done })
	}
	if len(n.script().Tasks) > 0 {
		n.give(keymap.Press(n.app.keys.Panel.Keys()[lessonPanel-1]))
		n.shows("Done: ")
	}
}

// Each lesson can be taken by pressing what its texts name, and nothing else, whether one is
// slow or fast.
func TestLessonsTakenLiterally(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}} {
		for pace, d := range map[string]time.Duration{"fast": 50 * time.Millisecond, "slow": 4 * time.Second} {
			if testing.Short() && (size.w != 80 || d > time.Second) {
				continue
			}
			t.Run(fmt.Sprintf("%s %dx%d", pace, size.w, size.h), func(t *testing.T) {
				eachLesson(t, size.w, size.h, d, nil, literally)
			})
		}
	}
}

// What is shown is done, whatever comes next, and nobody has to press anything else.
func TestLessonsShowAllThatThereIsToDo(t *testing.T) {
	eachLesson(t, 80, 24, 0, nil, func(_ *testing.T, n *newcomer) {
		for i := range n.script().Tasks {
			if !n.script().Tasks[i].Done {
				n.press("S")
			}
			n.until(n.script().Tasks[i].Text, func() bool { return n.script().Tasks[i].Done })
		}
		n.press("S")
		n.shows("n goes on")
	})
}

// The keys that a hint names do what there is to do from any panel and from any node.
func TestHintsWorkFromAnywhere(t *testing.T) {
	for _, panel := range []string{"4", "8"} {
		if testing.Short() && panel != "8" {
			continue
		}
		t.Run("panel "+panel, func(t *testing.T) {
			eachLesson(t, 120, 40, 50*time.Millisecond, nil, func(t *testing.T, n *newcomer) {
				for i := range n.script().Tasks {
					task := n.script().Tasks[i]
					if len(task.Hints) == 0 {
						t.Errorf("there is no hint for %q", task.Text)
					}
					n.press("1", "end", panel)
					_, from, anywhere := strings.Cut(strings.Join(task.Hints, " "), "From anywhere: ")
					from, _, _ = strings.Cut(from, ". ")
					switch {
					case task.Done:
					case anywhere:
						n.type_(from)
					default:
						n.type_(task.Text)
					}
					n.until(task.Text, func() bool { return n.script().Tasks[i].Done })
				}
			})
		})
	}
}

// Whoever skips what there is to do is told what to do where that is missed, and a lesson
// never breaks by it.
func TestLessonsSkipped(t *testing.T) {
	for _, name := range lessons() {
		t.Run(name, func(t *testing.T) {
			n := newNewcomer(t, name, 80, 24, 0)
			for range 2 * n.script().Pages {
				if len(n.script().Failed) > 0 {
					t.Fatalf("page %d: %q", n.script().Page, n.script().Failed)
				}
				if n.script().Ended || n.script().Name != name {
					break
				}
				if n.script().Open() != nil && n.script().Page%2 == 0 {
					n.press("S")
					if notice := n.script().Notice; notice != "" && !strings.Contains(notice, "b begins it anew") {
						t.Errorf("page %d: %q", n.script().Page, notice)
					}
				}
				page := n.script().Page
				n.press("n")
				if n.script().Page == page && !n.script().Ended {
					n.shows("n again skips it")
					n.press("n")
				}
				n.wait(100 * time.Millisecond)
			}
			if s := n.script(); s.Name == name && !s.Ended {
				t.Errorf("stands at page %d of %d", s.Page, s.Pages)
			}
		})
	}
}

// Texts name the keys that the user has, and a lesson can be taken by them.
func TestLessonsWithOtherKeys(t *testing.T) {
	keys := []keymap.Rebinding{
		{Action: "mine-one", Keys: []string{"f6"}}, {Action: "mine-on-off", Keys: []string{"alt+m"}}, {Action: "prompt", Keys: []string{";"}},
		{Action: "down", Keys: []string{"ctrl+n"}}, {Action: "next-block", Keys: []string{"f7"}}, {Action: "next-page", Keys: []string{"f8"}},
		{Action: "panel", Keys: []string{"alt+1", "alt+2", "alt+3", "alt+4", "alt+5", "alt+6", "alt+7", "alt+8"}},
	}
	if err := keymap.Check(PanelKeys(), keys); err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{"1-block": "Press f6: n0 mines", "2-work": "press alt+m.", "4-news": "f6, then f7.", "6-reorg": "type ;mine all on and"}
	eachLesson(t, 120, 40, 50*time.Millisecond, keys, func(t *testing.T, n *newcomer) {
		if want := seen[n.script().Name]; n.script().Page == 1 {
			n.shows(want)
		}
		literally(t, n)
	})
}
