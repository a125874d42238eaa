package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/tui/grid"
)

func names() []string {
	var list []string
	for _, p := range eight() {
		list = append(list, p.Name)
	}
	return list
}

// anyLayout is one of those built in, or one of a user's.
func anyLayout() *rapid.Generator[Layout] {
	return rapid.Custom(func(t *rapid.T) Layout {
		if rapid.Bool().Draw(t, "preset") {
			return rapid.SampledFrom(Presets()).Draw(t, "layout")
		}
		left := rapid.Permutation(names()).Draw(t, "panels")
		left = left[:rapid.IntRange(1, len(left)).Draw(t, "placed")]
		var rows []string
		for len(left) > 0 {
			text := fmt.Sprint(rapid.IntRange(1, mostSize).Draw(t, "height"))
			for range rapid.IntRange(1, len(left)).Draw(t, "cells") {
				if len(left) > 0 {
					tabs := rapid.IntRange(1, min(2, len(left))).Draw(t, "tabs")
					text += " " + strings.ToLower(strings.Join(left[:tabs], "+")) + fmt.Sprint("*", rapid.IntRange(1, mostSize).Draw(t, "width"))
					left = left[tabs:]
				}
			}
			rows = append(rows, text)
		}
		l, _, err := Parse("mine", rows, names())
		if err != nil {
			t.Fatalf("%q: %v", rows, err)
		}
		return l
	})
}

// Whatever the layout, and whatever was made of it, its slots tile the body, no panel is lost,
// and the one with the focus shows.
func TestLayoutsTileAnyBody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := grid.Rect{X: 0, Y: 1, W: rapid.IntRange(20, 250).Draw(t, "w"), H: rapid.IntRange(5, 80).Draw(t, "h")}
		focus := ID(rapid.IntRange(1, len(eight())).Draw(t, "focus"))
		o := Wishes{Panels: eight(), Rows: rapid.IntRange(0, 1200).Draw(t, "rows"), Zoom: rapid.Bool().Draw(t, "zoom"), Recent: []ID{focus}, Layout: anyLayout().Draw(t, "layout")}
		for range rapid.IntRange(0, 6).Draw(t, "changes") {
			p, q := ID(rapid.IntRange(1, 8).Draw(t, "p")), ID(rapid.IntRange(1, 8).Draw(t, "q"))
			o.Changes, _ = o.Changes.Grown(p, rapid.IntRange(-2, 2).Draw(t, "steps"))
			o.Changes = o.Changes.Swapped(p, q)
		}
		covered := make([]int, body.W*body.H)
		var panels []ID
		shown := false
		for _, s := range slots(body, o) {
			if body.W >= MinWidth && body.H >= MinHeight-BarLines && (s.Rect.W < leastWidth || s.Rect.H < leastHeight) {
				t.Fatalf("%v of %v is too small to be of use", s, body)
			}
			for y := s.Rect.Y; y < s.Rect.Bottom(); y++ {
				for x := s.Rect.X; x < s.Rect.Right(); x++ {
					covered[(y-body.Y)*body.W+x]++
				}
			}
			panels, shown = append(panels, s.Panels...), shown || s.Active == focus
		}
		for i, n := range covered {
			if n != 1 {
				t.Fatalf("cell %d,%d is covered %d times", i%body.W, i/body.W, n)
			}
		}
		slices.Sort(panels)
		if !slices.Equal(panels, []ID{1, 2, 3, 4, 5, 6, 7, 8}) || !shown {
			t.Fatalf("panels %v, the focused one shows: %v", panels, shown)
		}
	})
}

// slotOf is where a panel stands, on a screen of 120x40.
func slotOf(o Wishes, p ID) Slot {
	o.Panels, o.Rows, o.Recent = eight(), 8, []ID{p}
	for _, s := range Arrange(120, 40, o).Slots {
		if s.Active == p {
			return s
		}
	}
	return Slot{}
}

// In each layout each panel can be made larger and smaller, unless it has all the room, and
// back again.
func TestPanelsGrow(t *testing.T) {
	for _, l := range Presets() {
		for p := ID(1); p <= 8; p++ {
			area := func(c Changes) int { r := slotOf(Wishes{Layout: l, Changes: c}, p).Rect; return r.W * r.H }
			var none Changes
			large, _ := none.Grown(p, 1)
			small, _ := none.Grown(p, -1)
			back, _ := large.Grown(p, -1)
			if !(area(small) < area(none) && area(none) < area(large)) || area(back) != area(none) {
				t.Errorf("%s: %s has %d cells, %d, and %d; %d after both steps", l.Name, eight()[p-1].Name, area(small), area(none), area(large), area(back))
			}
		}
	}
	c, ok := Changes{}, true
	for n := 0; ok; n++ {
		if c, ok = c.Grown(1, 1); n > mostSteps {
			t.Fatalf("a panel has grown %d times", n)
		}
	}
}

func TestPanelsChangePlaces(t *testing.T) {
	for _, l := range Presets() {
		before := func(p ID) grid.Rect { return slotOf(Wishes{Layout: l}, p).Rect }
		c := Changes{}.Swapped(1, 2)
		after := func(p ID) grid.Rect { return slotOf(Wishes{Layout: l, Changes: c}, p).Rect }
		if after(1) != before(2) || after(2) != before(1) || after(3) != before(3) {
			t.Errorf("%s: Nodes %v, Tree %v; before %v, %v", l.Name, after(1), after(2), before(1), before(2))
		}
		if c = c.Swapped(2, 1); after(1) != before(1) {
			t.Errorf("%s: Nodes %v, expected %v after changing back", l.Name, after(1), before(1))
		}
	}
}

// A layout that is built in names panels that there are.
func TestPresetsNamePanels(t *testing.T) {
	for _, l := range Presets() {
		if CheckName(l.Name) == nil {
			t.Errorf("a user may call a layout %s, too", l.Name)
		}
		for _, r := range l.rows {
			for _, c := range r.cells {
				for _, p := range c.panels {
					if !slices.Contains(names(), p) {
						t.Errorf("%s has a panel %s", l.Name, p)
					}
				}
			}
		}
	}
}

func TestLayoutsThatAreNone(t *testing.T) {
	for _, c := range []struct {
		rows []string
		row  int
		want string
	}{
		{nil, 0, `layout "mine" has no rows; expected some such as [nodes net, 2 tree]`},
		{[]string{"nodes", ""}, 1, `"" names no panel; expected a row such as "nodes net"`},
		{[]string{"2"}, 0, `"2" names no panel; expected a row such as "nodes net"`},
		{[]string{"0 nodes"}, 0, "0 is no height of a row; expected 1 to 999"},
		{[]string{"nodes*x"}, 0, `"nodes*x": expected a width from 1 to 999 after *`},
		{[]string{"nodes*0"}, 0, `"nodes*0": expected a width from 1 to 999 after *`},
		{[]string{"tre"}, 0, `no panel is called "tre"; did you mean Tree?`},
		{[]string{"nodes", "tree+nodes"}, 1, "panel Nodes has a place already; expected each panel once"},
		{[]string{"large"}, 0, `layout "mine" has no rows; expected some such as [nodes net, 2 tree]`},
		{[]string{"nodes+"}, 0, `no panel is called ""; expected ` + strings.Join(names(), ", ")},
	} {
		if _, row, err := Parse("mine", c.rows, names()); err == nil || err.Error() != c.want || row != c.row {
			t.Errorf("%q: row %d, %v; expected row %d, %s", c.rows, row, err, c.row, c.want)
		}
	}
	for name, want := range map[string]string{
		"swap": `"swap" is a word of the command layout; expected another name`,
		"race": "layout race is built in; expected another name",
		"a b":  `"a b" is no name of a layout; expected up to 20 small letters, digits and -`,
	} {
		if err := CheckName(name); err == nil || err.Error() != want {
			t.Errorf("%q: %v, expected %s", name, err, want)
		}
	}
}
