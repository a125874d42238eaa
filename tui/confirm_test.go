package tui

import (
	"os"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/view"
)

func TestQuitAsksWhenSomethingIsLost(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		asks bool
	}{
		{"nothing was done", []string{"space", "down", "?", "esc"}, false},
		{"a block was mined", []string{"m"}, true},
		{"and saved", []string{"m", ":", "save a.scenario", "enter"}, false},
		{"and another thing done", []string{"m", ":", "save a.scenario", "enter", "P"}, true},
		{"another key came between", []string{"m", "q", "down"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newHand(t, worlds["eight"], 60, 15)
			d.press(c.keys...)
			d.press("q")
			if asks := d.app.status.asks; asks != c.asks {
				t.Fatalf("q asks back: %v, expected %v", asks, c.asks)
			}
			if c.asks {
				d.shows("q again quits")
				d.shows(":save FILE keeps it")
			}
			if _, cmd := d.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("q")}); cmd == nil {
				t.Error("q does not quit")
			}
		})
	}
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("m", "q")
	golden(t, "over-quit", d.screen())
	d.press("esc")
	d.hides("q again")
	d.world.edit(func(v *view.View) { v.Script = aLesson() })
	d.look()
	d.press("q")
	d.hides("q again")
}

func TestTypedQuitAsksToo(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("m", ":", "quit", "enter")
	d.shows("the session is not saved: enter again quits")
	if _, cmd := d.app.Update(named["enter"]); cmd == nil || cmd() != tea.Quit() {
		t.Error("enter again does not quit")
	}
	d = newHand(t, worlds["eight"], 80, 24)
	d.press(":", "quit")
	if _, cmd := d.app.Update(named["enter"]); cmd == nil || cmd() != tea.Quit() {
		t.Error("quit asks where nothing is lost")
	}
}

// A file that is there is written over once enter is pressed again; the file that this
// session was saved in belongs to it.
func TestSaveAsksBeforeItWritesOver(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"lesson.scenario", "other.scenario"} {
		if err := os.WriteFile(name, []byte("a teacher's work\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("lesson.scenario", "link"); err != nil {
		t.Skip(err)
	}
	d := newHand(t, worlds["eight"], 80, 24)
	for _, c := range []struct {
		line string
		asks bool
	}{
		{"save new.scenario", false},
		{"save lesson.scenario", true},
		{"save lesson.scenario", false},
		{"save link", true},
		{"save lesson.scenario", true},
		{"save .", false}, // the world refuses it
	} {
		d.press(":", c.line, "enter")
		if asks := strings.Contains(d.screen(), "is there already: enter again writes over it"); asks != c.asks {
			t.Errorf("%s asks back: %v, expected %v", c.line, asks, c.asks)
		}
		if c.asks {
			d.press("enter")
			d.hides("enter again")
		}
	}
	d.press(":", "play fork", "enter", ":", "save other.scenario", "enter")
	d.shows("other.scenario is there already")
	d.press("esc")
	if got, want := d.world.said(), "save new.scenario\nsave lesson.scenario\nsave lesson.scenario\nsave link\nsave lesson.scenario\nsave .\nplay fork"; got != want {
		t.Errorf("the world was told %q", got)
	}
}

func TestLossIsAskedBack(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	withLibrary(d)
	d.press(":", "crash all", "enter")
	d.shows("every node stops and loses its mempool: enter again does it")
	d.press("enter", "7", "down", "enter")
	d.shows("this world is left with its 1 unsaved command")
	d.press("up", "enter")
	d.press("enter")
	if got := d.world.said(); got != "crash all\nplay block" {
		t.Errorf("the world was told %q", got)
	}
	d.press("m", ":", "play fork", "enter")
	d.shows("enter again plays fork")
	d.press("backspace", "k", "enter")
	d.shows("enter again plays fork")
	golden(t, "over-prompt-asks", d.screen())
	d.press("enter")
	if got := d.world.said(); got != "crash all\nplay block\nmine n0 one\nplay fork" {
		t.Errorf("the world was told %q", got)
	}
}
