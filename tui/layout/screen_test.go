package layout

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// eight are panels as the dashboard has them.
func eight() []Panel {
	return []Panel{
		{"Nodes", kit.AreaTop}, {"Tree", kit.AreaBroad}, {"Net", kit.AreaSquare}, {"Node", kit.AreaNode},
		{"Log", kit.AreaEvents}, {"Charts", kit.AreaGraphs}, {"Lesson", kit.AreaProse}, {"Messages", kit.AreaNone},
	}
}

// In every window that is large enough, the slots tile the body, every panel is
// in exactly one slot, and the panel with the focus shows.
func TestSlotsTileTheBody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(MinWidth, 260).Draw(t, "w"), rapid.IntRange(MinHeight, 90).Draw(t, "h")
		nodes := rapid.IntRange(0, 1200).Draw(t, "nodes")
		zoom := rapid.Bool().Draw(t, "zoom")
		focus := ID(rapid.IntRange(1, len(eight())).Draw(t, "focus"))
		s := Arrange(w, h, Wishes{Panels: eight(), Rows: nodes, Zoom: zoom, Recent: []ID{focus, 1}})
		covered := make([]int, w*h)
		cover := func(r grid.Rect) {
			for y := r.Y; y < r.Bottom(); y++ {
				for x := r.X; x < r.Right(); x++ {
					covered[y*w+x]++
				}
			}
		}
		var panels []ID
		shown := false
		for _, slot := range s.Slots {
			if slot.Rect.W < 20 || slot.Rect.H < 4 {
				t.Fatalf("%v is too small to be of use", slot)
			}
			cover(slot.Rect)
			panels = append(panels, slot.Panels...)
			shown = shown || slot.Active == focus
		}
		for _, r := range []grid.Rect{s.Time, s.Status, s.Keys} {
			cover(r)
		}
		for i, n := range covered {
			if n != 1 {
				t.Fatalf("cell %d,%d is covered %d times", i%w, i/w, n)
			}
		}
		slices.Sort(panels)
		if !slices.Equal(panels, []ID{1, 2, 3, 4, 5, 6, 7, 8}) {
			t.Fatalf("panels %v, expected each once", panels)
		}
		if !shown {
			t.Fatalf("panel %d has the focus and does not show", focus)
		}
	})
}

func TestATabStaysWhenTheFocusGoesElsewhere(t *testing.T) {
	for _, s := range Arrange(80, 24, Wishes{Panels: eight(), Rows: 8, Recent: []ID{1, 5, 2}}).Slots {
		if len(s.Panels) > 1 && s.Active != 5 {
			t.Errorf("tab %d shows, expected the one that had the focus last: %d", s.Active, 5)
		}
	}
}

func TestSmallNodeTableLeavesRoom(t *testing.T) {
	two, many := Arrange(80, 24, Wishes{Panels: eight(), Rows: 2}), Arrange(80, 24, Wishes{Panels: eight(), Rows: 100})
	if got := two.Slots[0].Rect.H; got != 5 {
		t.Errorf("a table of two nodes is %d lines high, expected 5", got)
	}
	if got := many.Slots[0].Rect.H; got != 11 {
		t.Errorf("a table of a hundred nodes is %d lines high, expected 11", got)
	}
}

// A large screen gives lines where they are used: few nodes have a low table, and all six
// charts have room.
func TestALargeScreenGivesLinesWhereTheyAreUsed(t *testing.T) {
	for nodes, want := range map[int]int{1: 4, 4: 7, 8: 11, 16: 19, 100: 22, 1000: 22} {
		heights := map[ID]int{}
		for _, s := range Arrange(200, 60, Wishes{Panels: eight(), Rows: nodes}).Slots {
			for _, p := range s.Panels {
				heights[p] = s.Rect.H
			}
		}
		if heights[1] != want {
			t.Errorf("the table of %d nodes is %d lines high, expected %d", nodes, heights[1], want)
		}
		if charts, lesson := heights[6], heights[7]; charts < 2+6*4+1 || lesson < 17 {
			t.Errorf("%d nodes: charts have %d lines, a lesson's text %d", nodes, charts, lesson)
		}
	}
}

// At 120x40 few nodes leave lines to the panels below theirs; many get no more than they did.
func TestFewNodesLeaveRoomForOthers(t *testing.T) {
	for nodes, want := range map[int]int{0: 8, 1: 8, 2: 8, 4: 10, 6: 12, 8: 12, 12: 15, 1000: 15} {
		slots := Arrange(120, 40, Wishes{Panels: eight(), Rows: nodes}).Slots
		if got := slots[0].Rect.H; got != want || slots[1].Rect.H != want {
			t.Errorf("the table and the map of %d nodes are %d and %d lines high, expected %d", nodes, got, slots[1].Rect.H, want)
		}
	}
}
