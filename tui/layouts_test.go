package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/layout"
)

// A layout that is built in names panels that there are, and each shows those that it is about.
func TestPresets(t *testing.T) {
	for _, l := range layout.Presets() {
		for _, name := range l.Leads() {
			if panelNamed(newPanels(), name) == 0 {
				t.Errorf("layout %s has a panel %s", l.Name, name)
			}
		}
		if l.Name == "overview" {
			continue
		}
		d := newHand(t, worlds["eight"], 120, 40)
		d.press(":layout "+l.Name, "enter")
		golden(t, "layout-"+l.Name, d.screen())
	}
}

// One key goes through all layouts and comes back to the first.
func TestLayoutsByKey(t *testing.T) {
	for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}, {200, 60}} {
		d := newHand(t, worlds["eight"], size[0], size[1])
		d.press("esc") // the pointer to lessons goes with the first key
		before := d.screen()
		for _, l := range append(layout.Presets()[1:], layout.Presets()[0]) {
			d.press("Z")
			if got := d.screen(); !strings.Contains(got, "layout "+l.Name+": "+l.About) {
				t.Errorf("%v: expected the layout %s:\n%s", size, l.Name, got)
			}
		}
		d.app.status = status{}
		if got := d.screen(); got != before {
			t.Errorf("%v: after all layouts:\n%s\nbefore:\n%s", size, got, before)
		}
	}
}

// Keys and commands make a panel larger, have it change places with the next one, and undo that.
func TestPanelsAreResizedAndSwapped(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	slot := func() layout.Slot {
		d.screen()
		return d.app.layout.Slots[slices.IndexFunc(d.app.layout.Slots, func(s layout.Slot) bool { return s.Active == d.app.recent[0] })]
	}
	before := slot()
	d.press(")")
	large := slot()
	if large.Rect.W <= before.Rect.W || large.Rect.H <= before.Rect.H {
		t.Errorf("Nodes is %v, grown from %v", large.Rect, before.Rect)
	}
	d.press(":layout shrink", "enter")
	if got := slot(); got.Rect != before.Rect {
		t.Errorf("Nodes is %v, expected %v", got.Rect, before.Rect)
	}
	for range 9 {
		d.press("(")
	}
	d.shows("Nodes is as small as it gets")
	d.press(":layout reset", "enter")
	d.press("|")
	d.shows("Nodes and Net have changed places")
	if got := slot(); got.Rect.X != 60 || !slices.Contains(got.Panels, panelID(1)) {
		t.Errorf("Nodes is %v, expected the place of Net", got)
	}
	d.press(":layout swap charts", "enter")
	d.shows("Nodes and Charts have changed places")
	d.press(":layout reset", "enter")
	if got := slot(); got.Rect != before.Rect {
		t.Errorf("Nodes is %v, expected %v", got.Rect, before.Rect)
	}
	d.press("z", "|")
	d.shows("there is no other place to change with; z shows more panels")
	d.press(")")
	d.shows("Nodes has the whole screen; z ends that")
}

// A layout is saved as the panels stand, and is there at once.
func TestLayoutsAreSaved(t *testing.T) {
	saved := map[string][]string{}
	d := newHandWith(t, worlds["eight"], 120, 40, Options{SaveLayout: func(name string, rows []string) (string, error) {
		if name == "full" {
			return "", errors.New("the disk is full")
		}
		saved[name] = rows
		return "config.yaml", nil
	}})
	d.press(")", ":layout swap charts", "enter")
	d.screen()
	before := d.app.layout
	d.press(":layout save mine", "enter")
	d.shows("layout mine is in config.yaml; Z goes round")
	if d.app.laid.Chosen().Name != "mine" || len(saved["mine"]) != 3 {
		t.Errorf("layout %s, saved %q", d.app.laid.Chosen().Name, saved)
	}
	if d.screen(); fmt.Sprint(d.app.layout) != fmt.Sprint(before) {
		t.Errorf("the panels stand as in %v, expected %v", d.app.layout, before)
	}
	d.press("Z")
	d.shows("layout overview: ")
	d.press(":layout mi", "tab", "enter")
	d.shows("layout mine")
	d.press(":layout save mine", "enter")
	d.shows("there is a layout mine already: enter again writes over it")
	d.press("enter")
	d.shows("layout mine is in config.yaml")
	for line, want := range map[string]string{
		"layout save race": "layout race is built in; expected another name",
		"layout save M":    `"M" is no name of a layout`,
		"layout save full": "the disk is full",
		"layout save":      "expected a name for the layout",
	} {
		d.press(":"+line, "enter")
		d.shows(want)
		d.press("esc")
	}
	d.press("z", ":layout save big", "enter")
	d.shows("has the whole screen; z ends that")
}

func TestLayoutsThatThereAreNot(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	for line, want := range map[string]string{
		"layout rase":       `no layout is called "rase"; did you mean race?`,
		"layout swap nodes": "Nodes has that place; expected another panel",
		"layout swap x":     `no panel is called "x"`,
	} {
		d.press(":"+line, "enter")
		if got := d.screen(); !strings.Contains(got, want) {
			t.Errorf("%s: expected %s:\n%s", line, want, got)
		}
		d.press("esc")
	}
}

// What the mouse points at is where the layout has it, margins and all.
func TestMouseInLayouts(t *testing.T) {
	for _, l := range layout.Presets() {
		d := newHandWith(t, worlds["eight"], 120, 40, Options{Layout: l.Name, Mouse: true})
		d.press("1")
		var nodes layout.Slot
		for _, s := range d.app.layout.Slots {
			if s.Active == nodesPanel {
				nodes = s
			}
		}
		d.click(nodes.Inside().X+3, nodes.Inside().Y+4)
		if d.app.selected != 3 {
			t.Errorf("%s: a click on the fourth row selects n%d", l.Name, d.app.selected)
		}
	}
}

// What is saved from the layout of a lecture has its headline too, in the same place.
func TestALectureIsSaved(t *testing.T) {
	var saved []string
	d := newHandWith(t, worlds["eight"], 120, 40, Options{SaveLayout: func(_ string, rows []string) (string, error) {
		saved = rows
		return "config.yaml", nil
	}})
	d.press(":layout lecture", "enter", ":layout swap net", "enter")
	d.screen()
	before := d.app.layout
	d.press(":layout save class", "enter")
	d.screen()
	if after := d.app.layout; after.Headline.Empty() || fmt.Sprint(after) != fmt.Sprint(before) || !slices.Contains(saved, "large") {
		t.Errorf("saved %q: the panels stand as in %v, expected %v", saved, after, before)
	}
	d.press("z")
	if d.screen(); !d.app.layout.Headline.Empty() {
		t.Error("a panel that has the whole screen has a headline above it")
	}
}

// A layout shows at any size what it is about, from the first picture on and when it is chosen.
func TestLayoutsShowWhatTheyAreAbout(t *testing.T) {
	for _, l := range layout.Presets() {
		leads := l.Leads()
		for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}, {200, 60}} {
			at := newHandWith(t, worlds["eight"], size[0], size[1], Options{Profile: grid.TrueColor, Layout: l.Name})
			chosen := newHand(t, worlds["eight"], size[0], size[1])
			chosen.press("6")
			chosen.press(":", "layout "+l.Name, "enter")
			for how, d := range map[string]*hand{"begun": at, "chosen": chosen} {
				if len(leads) > 0 && !slices.Contains(leads, d.app.focused().Spec().Name) {
					t.Errorf("%s at %v, %s: the focus is with %s", l.Name, size, how, d.app.focused().Spec().Name)
				}
				for _, s := range d.app.layout.Slots {
					name := d.app.panel(s.Active).Spec().Name
					if other := slices.IndexFunc(s.Panels, func(id panelID) bool { return slices.Contains(leads, d.app.panel(id).Spec().Name) }); other >= 0 && !slices.Contains(leads, name) {
						t.Errorf("%s at %v, %s: %s hides %s", l.Name, size, how, name, d.app.panel(s.Panels[other]).Spec().Name)
					}
				}
			}
		}
	}
}
