package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
)

// A new world is asked for field by field, beginning with what this one is like; what it will
// cost and how a shell begins it are told, and what no world can have is refused in place.
func TestNewWorld(t *testing.T) {
	for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}, {200, 60}} {
		d := newHand(t, worlds["eight"], size[0], size[1])
		d.world.edit(func(v *view.View) { v.Settings.Chosen = []string{"nodes=20", "latency=1s", "maturity=10"} })
		d.look()
		d.press(":new", "enter")
		golden(t, fmt.Sprintf("over-new-%dx%d", size[0], size[1]), d.screen())
		d.shows("new nodes=20 latency=1s maturity=10")
		d.shows("as flags: sosocoin --nodes 20 --latency 1s")
		d.press("1", "tab")
		d.shows("nodes: 1 is not a network; expected 2 to")
		d.press("up", "100", "tab")
		d.hides("is not a network")
		d.press("right")
		d.press("enter")
		if got, want := d.world.said(), "new nodes=100 topology=smallworld:4 latency=1s maturity=10"; got != want {
			t.Errorf("%v: the world was told %q, expected %q", size, got, want)
		}
	}
	d := newHand(t, worlds["eight"], 120, 40)
	d.press("m", ":new", "enter", "enter")
	d.shows("this world is left with its 1 unsaved command: enter again begins the new one")
	d.press("down", "enter", "enter")
	if got, want := d.world.said(), "mine n0 one\nnew nodes=8"; got != want {
		t.Errorf("the world was told %q, expected %q", got, want)
	}
	d.press(":new nodes=5 seed=2", "enter")
	d.give(ctrlP)
	d.press("another world", "enter")
	d.shows("A new world")
	if got := d.world.said(); !strings.HasSuffix(got, "\nnew nodes=5 seed=2") {
		t.Errorf("the world was told %q", got)
	}
}

// Regions are a field like others; what they say, no other field may say too.
func TestNewWorldOfRegions(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		d := newHand(t, worlds["eight"], size[0], size[1])
		d.press(":new", "enter")
		for !strings.Contains(d.screen(), "▸ regions") {
			d.press("down")
		}
		d.shows("EU:60%,US:40%")
		d.press("EU:60%,US:40%,EU/EU:6ms", "tab")
		d.shows("regions: no latency between EU and US; expected EU/US:DURATION")
		d.press("up", "end", ",EU/US:119ms,US/US:27ms", "tab")
		d.hides("no latency between")
		d.press("enter")
		if got, want := d.world.said(), "new nodes=8 regions=EU:60%,US:40%,EU/EU:6ms,EU/US:119ms,US/US:27ms"; got != want {
			t.Errorf("%v: the world was told %q, expected %q", size, got, want)
		}
	}
	d := newHand(t, worlds["eight"], 120, 40)
	d.world.edit(func(v *view.View) { v.Settings.Chosen = []string{"latency=1s"} })
	d.look()
	d.press(":new", "enter")
	for !strings.Contains(d.screen(), "▸ regions") {
		d.press("down")
	}
	d.press("EU:1,EU/EU:1s", "enter")
	d.shows("latency: the regions say that; leave it out")
	if d.world.said() != "" {
		t.Errorf("the world was told %q", d.world.said())
	}
}

// A key opens the form, and a question of several lines leaves all of it in sight.
func TestAQuestionLeavesTheFormInSight(t *testing.T) {
	for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
		d := newHand(t, worlds["eight"], size[0], size[1])
		d.press("m", "W")
		d.shows("A new world")
		before := strings.Count(d.screen(), "enter begin")
		d.press("enter")
		d.shows("⚠ this world is left with its 1 unsaved")
		d.shows("╰─")
		if after := strings.Count(d.screen(), "enter begin"); after != before || before != 2 {
			t.Errorf("%v: the form tells its keys %d times, and %d with a question:\n%s", size, before, after, d.screen())
		}
	}
}

// The field under edit is always in sight, and each can be reached by tab.
func TestTheFieldUnderEditIsInSight(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press(":new", "enter")
	names := settings.Names()
	at := 0
	rapid.Check(t, func(t *rapid.T) {
		d.give(tea.WindowSizeMsg{Width: rapid.IntRange(60, 250).Draw(t, "w"), Height: rapid.IntRange(15, 80).Draw(t, "h")})
		key, by := "down", 1
		if rapid.Bool().Draw(t, "up") {
			key, by = "up", -1
		}
		for range rapid.IntRange(1, 30).Draw(t, "times") {
			d.press(key)
			at = (at + by + len(names)) % len(names)
		}
		if got := d.screen(); !strings.Contains(got, "▸ "+names[at]) || !strings.Contains(got, "new nodes=8") || !strings.Contains(got, "enter begin") {
			t.Fatalf("the field %s is out of sight:\n%s", names[at], got)
		}
	})
}
