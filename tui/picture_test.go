package tui

import (
	"os"
	"path/filepath"
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

// What lies over the panels is in the picture, whichever way it is asked for; the prompt
// and the palette, by which it is, are not.
func TestPictureOfWhatLiesOverThePanels(t *testing.T) {
	for name, c := range map[string]struct {
		open  []string
		shown string
	}{
		"help":  {[]string{"?"}, ">Help<"},
		"block": {[]string{"2", "enter"}, "header"},
		"tip":   {[]string{"i"}, "header"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			d := newHand(t, worlds["eight"], 120, 40)
			d.press(c.open...)
			for i, ask := range [][]string{{"w"}, {"save the screen as an SVG", "enter"}, {":", "picture 3.svg", "enter"}} {
				if i == 1 {
					d.give(ctrlP)
				}
				d.press(ask...)
				files, err := filepath.Glob("*.svg")
				if err != nil || len(files) != i+1 {
					t.Fatalf("%q: %q, %v", ask, files, err)
				}
			}
			files, _ := filepath.Glob("*.svg")
			for _, file := range files {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(string(text), c.shown) || strings.Contains(string(text), "ctrl+r") || strings.Contains(string(text), "do it") {
					t.Errorf("%s: not what is on the screen", file)
				}
			}
		})
	}
}
