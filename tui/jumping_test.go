package tui

import (
	"fmt"
	"strings"
	"testing"
)

// Each panel and each row of a table in sight has letters of its own, which stand there and
// lead there.
func TestJumps(t *testing.T) {
	for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}, {200, 60}} {
		d := newHand(t, worlds["hundred"], size[0], size[1])
		d.press("'")
		j := d.app.jumping()
		spots, names := j.Places()
		for i, name := range names {
			var shown strings.Builder
			for x := range name {
				c, _ := d.app.g.Cell(spots[i].X+x, spots[i].Y)
				shown.WriteRune(c)
			}
			if shown.String() != name {
				t.Errorf("%v: %q stands where %q leads to", size, shown.String(), name)
			}
		}
		panels := 0
		for _, s := range d.app.layout.Slots {
			for _, tab := range d.app.deck.tabsOf(s) {
				if tab.to < s.Rect.Right() {
					d := newHand(t, worlds["hundred"], size[0], size[1])
					d.press("'", names[panels])
					if d.app.recent[0] != tab.panel || d.app.jumping() != nil {
						t.Errorf("%v: %s leads to panel %d, expected %d", size, names[panels], d.app.recent[0], tab.panel)
					}
					panels++
				}
			}
		}
		if panels < 5 || len(names) <= panels {
			t.Fatalf("%v: %d names, %d of panels", size, len(names), panels)
		}
		d.press("esc", "3", "'", names[panels+2])
		if d.app.selected != 2 || d.app.recent[0] != nodesPanel {
			t.Errorf("%v: the third row leads to n%d in panel %d", size, d.app.selected, d.app.recent[0])
		}
	}
}

func TestLettersThatLeadNowhere(t *testing.T) {
	d := newHand(t, worlds["one"], 80, 24)
	d.press("'")
	before := fmt.Sprint(d.app.recent)
	d.press("m")
	d.shows("nothing here has m")
	d.press("up")
	if d.app.jumping() != nil || fmt.Sprint(d.app.recent) != before {
		t.Errorf("the letters are still there, or panels %v show, expected %s", d.app.recent, before)
	}
	d.hides("nothing here has n")
}
