package tui

import (
	"testing"

	"example.com/sosocoin/sim/view"
)

// The command lists the exhibits, those of faults first, and plays the one that is chosen; with a
// rule it plays that one at once.
func TestMuseum(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.world.edit(func(v *view.View) {
		v.Library = []view.LibraryItem{
			{Name: "block", Title: "What is a block", Lesson: true},
			{Name: "museum-fees", Title: "A payment has a fee below zero", Exhibit: &view.Exhibit{Rule: "fees"}},
			{Name: "museum-amounts", Title: "Amounts below zero make coins", Exhibit: &view.Exhibit{Rule: "amounts", Faults: []int{9, 18}}},
		}
	})
	d.look()
	d.press(":", "museum", "enter")
	golden(t, "over-museum", d.screen())
	d.press("enter")
	if got := d.world.said(); got != "play museum-amounts" {
		t.Errorf("the world was told %q", got)
	}
	d.press(":", "museum fees", "enter")
	if got := d.world.said(); got != "play museum-amounts\nplay museum-fees" {
		t.Errorf("the world was told %q", got)
	}
}
