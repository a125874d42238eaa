package tui

import (
	"os"
	"strings"
	"testing"
)

func TestPictureOfTheScreen(t *testing.T) {
	t.Chdir(t.TempDir())
	d := newHand(t, worlds["eight"], 120, 40)
	d.press("w")
	d.shows("the screen is saved as sosocoin-seed42-t834.7s.svg in ")
	d.press("w", ":", "picture mine.svg", "enter")
	d.shows("saved as mine.svg")
	for _, name := range []string{"sosocoin-seed42-t834.7s.svg", "sosocoin-seed42-t834.7s-2.svg", "mine.svg"} {
		text, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(text), "Block tree") || strings.Contains(string(text), "ctrl+r") {
			t.Errorf("%s: %v", name, err)
		}
	}
	d.press(":", "picture mine.svg", "enter")
	d.shows("mine.svg is there already; expected the name of a new file")
	d.press("ctrl+u", "picture no/where.svg", "enter")
	d.shows("no such file or directory")
	d.press("ctrl+u", "picture -", "enter") // the terminal is taken
	d.shows("it is no file, and the dashboard has the terminal")
	d.press("ctrl+u", "picture /dev/stdout", "enter")
	d.shows("/dev/stdout is there already")
	d.press("esc")
	if entries, err := os.ReadDir("."); err != nil || len(entries) != 3 {
		t.Errorf("%d files, %v", len(entries), err)
	}
	if got := d.world.said(); got != "" {
		t.Errorf("the world was told %q", got)
	}
}
