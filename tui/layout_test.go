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

// On a large screen no panel is cut while another is empty: the table of few nodes is no
// higher than they need, and all charts show.
func TestALargeScreenGivesLinesWhereTheyAreUsed(t *testing.T) {
	for nodes, want := range map[int]int{1: 4, 4: 7, 8: 11, 16: 19, 100: 22, 1000: 22} {
		heights := map[panelID]int{}
		for _, s := range arrange(200, 60, nodes, false, nil, areasOf(newPanels())).slots {
			for _, p := range s.panels {
				heights[p] = s.rect.H
			}
		}
		if heights[nodesPanel] != want {
			t.Errorf("the table of %d nodes is %d lines high, expected %d", nodes, heights[nodesPanel], want)
		}
		if lesson := heights[7]; lesson < 17 {
			t.Errorf("%d nodes: a lesson's text has %d lines", nodes, lesson)
		}
	}
	d := newHand(t, worlds["eight"], 200, 60)
	for _, chart := range []string{"block interval", "propagation", "stale rate", "mempools", "hash rate", "difficulty"} {
		d.shows("│ " + chart)
	}
}
