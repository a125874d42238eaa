package layout

import "testing"

// Where a line more shows all nodes, the table has it, also on the smallest screen.
func TestOneLineMoreShowsAllNodes(t *testing.T) {
	for _, c := range []struct{ h, nodes, lines int }{{15, 3, 6}, {15, 4, 7}, {15, 5, 6}, {24, 8, 11}, {24, 9, 12}, {24, 10, 11}} {
		s := Arrange(MinWidth, c.h, Wishes{Panels: eight(), Rows: c.nodes, Recent: []ID{1}})
		if got := s.Slots[0].Rect.H; got != c.lines {
			t.Errorf("%d nodes on %d lines: their table has %d, expected %d", c.nodes, c.h, got, c.lines)
		}
	}
}
