package tui

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/tui/grid"
)

// In every window that is large enough, the slots tile the body, every panel is
// in exactly one slot, and the panel with the focus shows.
func TestSlotsTileTheBody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(minWidth, 260).Draw(t, "w"), rapid.IntRange(minHeight, 90).Draw(t, "h")
		nodes := rapid.IntRange(0, 1200).Draw(t, "nodes")
		zoom := rapid.Bool().Draw(t, "zoom")
		focus := panelID(rapid.IntRange(1, panelCount).Draw(t, "focus"))
		s := arrange(w, h, nodes, zoom, []panelID{focus, nodesPanel}, areasOf(newPanels()))
		covered := make([]int, w*h)
		cover := func(r grid.Rect) {
			for y := r.Y; y < r.Bottom(); y++ {
				for x := r.X; x < r.Right(); x++ {
					covered[y*w+x]++
				}
			}
		}
		var panels []panelID
		shown := false
		for _, slot := range s.slots {
			if slot.rect.W < 20 || slot.rect.H < 4 {
				t.Fatalf("%v is too small to be of use", slot)
			}
			cover(slot.rect)
			panels = append(panels, slot.panels...)
			shown = shown || slot.active == focus
		}
		for _, r := range []grid.Rect{s.time, s.status, s.keys} {
			cover(r)
		}
		for i, n := range covered {
			if n != 1 {
				t.Fatalf("cell %d,%d is covered %d times", i%w, i/w, n)
			}
		}
		slices.Sort(panels)
		if !slices.Equal(panels, []panelID{1, 2, 3, 4, 5, 6, 7, 8}) {
			t.Fatalf("panels %v, expected each once", panels)
		}
		if !shown {
			t.Fatalf("panel %d has the focus and does not show", focus)
		}
	})
}

func TestATabStaysWhenTheFocusGoesElsewhere(t *testing.T) {
	for _, s := range arrange(80, 24, 8, false, []panelID{nodesPanel, logPanel, treePanel}, areasOf(newPanels())).slots {
		if len(s.panels) > 1 && s.active != logPanel {
			t.Errorf("tab %d shows, expected the one that had the focus last: %d", s.active, logPanel)
		}
	}
}

func TestSmallNodeTableLeavesRoom(t *testing.T) {
	two, many := arrange(80, 24, 2, false, nil, areasOf(newPanels())), arrange(80, 24, 100, false, nil, areasOf(newPanels()))
	if got := two.slots[0].rect.H; got != 5 {
		t.Errorf("a table of two nodes is %d lines high, expected 5", got)
	}
	if got := many.slots[0].rect.H; got != 11 {
		t.Errorf("a table of a hundred nodes is %d lines high, expected 11", got)
	}
}
