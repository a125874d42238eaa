package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit/kittest"
)

func TestChartFrames(t *testing.T) {
	tests := []struct {
		name string
		m    kittest.Made
		w, h int
		o    Options
		keys []string
	}{
		{"charts-60x15", worlds["eight"], 60, 15, Options{}, nil},
		{"charts-80x24", worlds["eight"], 80, 24, Options{}, nil},
		{"charts-120x40", worlds["eight"], 120, 40, Options{}, nil},
		{"charts-zoom-200x60", worlds["eight"], 200, 60, Options{}, []string{"z"}},
		{"charts-whole-120x40", worlds["eight"], 120, 40, Options{}, []string{"z", "v"}},
		{"charts-figures-80x24", worlds["eight"], 80, 24, Options{}, []string{"v", "v"}},
		{"charts-large-80x24", worlds["eight"], 80, 24, Options{}, []string{"down", "down", "enter", "left", "left", "left", "left", "left"}},
		{"charts-large-200x60", worlds["eight"], 200, 60, Options{}, []string{"z", "end", "enter", "v", "home"}},
		{"charts-ascii-120x40", worlds["eight"], 120, 40, Options{ASCII: true}, []string{"z"}},
		{"charts-young-120x40", worlds["young"], 120, 40, Options{}, []string{"z"}},
		{"charts-empty-80x24", worlds["empty"], 80, 24, Options{}, nil},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			c.o.Profile = grid.TrueColor
			world := newFake(c.m)
			d := &hand{t, New(world, c.o), world}
			d.give(tea.WindowSizeMsg{Width: c.w, Height: c.h})
			d.press("6")
			d.screen()
			d.press(c.keys...)
			golden(t, c.name, d.screen())
		})
	}
}

func TestChartsByKeys(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("6")
	d.shows("last 134 s, 1-2 of 6")
	d.shows("▸block interval")
	d.press("up", "down", "down", "down")
	d.shows("▸mempools")
	d.shows("3-4 of 6")
	d.press("home")
	d.shows("▸block interval")
	d.press("v")
	d.shows("whole run, 1-2 of 6")
	d.press("v")
	d.shows("found, 14 in the best chain")
	d.press("end", "home", "pgdn", "v")
	d.shows("last 134 s")
	d.press("end", "enter")
	d.shows("esc: all")
	d.shows("hashes that a block takes")
	d.press("up")
	d.shows("of all that mine")
	d.press("esc")
	d.shows("▸hash rate")
	d.press("enter", "enter")
	d.hides("esc: all")
	if d.world.said() != "" {
		t.Errorf("the world was told %q", d.world.said())
	}
}
