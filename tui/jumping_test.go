package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/sim/view"
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

// Blocks of the tree, nodes of the map and of the field, lines of the log, messages and lessons
// have letters that lead to them.
func TestJumpsIntoPanels(t *testing.T) {
	for _, c := range []struct {
		world, panel string
		keys         []string
		there        func(d *hand, x, y int) bool // what was at a cell is selected
	}{
		{"eight", "Tree", nil, func(d *hand, x, y int) bool {
			at, ok := d.treePanel().BlockAt(x, y)
			return ok && at == d.treePanel().Block()
		}},
		{"eight", "Net", nil, func(d *hand, x, y int) bool {
			return d.network().Hit(d.app.view, d.app.selected, x, y).Node == d.app.selected
		}},
		{"hundred", "Net", nil, func(d *hand, x, y int) bool {
			return d.network().Hit(d.app.view, d.app.selected, x, y).Node == d.app.selected
		}},
		{"eight", "Net", []string{"v", "v"}, func(d *hand, x, y int) bool {
			return d.network().Hit(d.app.view, d.app.selected, x, y).Node == d.app.selected
		}},
		{"eight", "Log", nil, func(d *hand, x, y int) bool { c, _ := d.app.g.Cell(x, y); return c == d.app.th.Glyphs.PointRight }},
		{"eight", "Messages", nil, func(d *hand, x, y int) bool { c, _ := d.app.g.Cell(x, y); return c == d.app.th.Glyphs.PointRight }},
		{"eight", "Lesson", nil, func(d *hand, x, y int) bool { c, _ := d.app.g.Cell(x, y); return c == d.app.th.Glyphs.PointRight }},
	} {
		d := newHand(t, worlds[c.world], 120, 40)
		d.world.edit(func(v *view.View) {
			for _, name := range []string{"block", "fork", "race", "reorg", "spend"} {
				v.Library = append(v.Library, view.LibraryItem{Name: name, Title: name})
			}
		})
		d.look()
		d.press(":panel "+c.panel, "enter")
		d.press(c.keys...)
		d.screen()
		var inside []string
		for _, s := range d.app.layout.Slots {
			if s.Active != d.app.recent[0] {
				continue
			}
			d.press("'")
			spots, names := d.app.jumping().Places()
			for i, r := range spots {
				if s.Inside().Contains(r.X, r.Y) {
					inside = append(inside, names[i])
				}
			}
			d.press("esc")
		}
		if len(inside) < 4 {
			t.Fatalf("%s: letters %q in panel %s", c.world, inside, c.panel)
		}
		for _, name := range inside[1:4] { // a first row may be there to follow what is new
			d.press("'")
			spots, names := d.app.jumping().Places()
			at := spots[slices.Index(names, name)]
			d.press(strings.Split(name, "")...)
			d.screen()
			if d.app.focused().Spec().Name != c.panel || !c.there(d, at.X, at.Y) {
				t.Errorf("%s: %s does not lead to %v of panel %s:\n%s", c.world, name, at, c.panel, d.screen())
			}
		}
	}
}
