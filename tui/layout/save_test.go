package layout

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func nameOf(id ID) string { return eight()[id-1].Name }

// Whatever stands on the screen, its rows are read as a layout that stands the same in the same
// window, and tiles any other one.
func TestWhatIsSavedStandsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(MinWidth, 250).Draw(t, "w"), rapid.IntRange(MinHeight, 80).Draw(t, "h")
		recent := rapid.Permutation([]ID{1, 2, 3, 4, 5, 6, 7, 8}).Draw(t, "recent")
		o := Wishes{Panels: eight(), Rows: rapid.IntRange(0, 1200).Draw(t, "rows"), Recent: recent, Layout: anyLayout().Draw(t, "layout")}
		for range rapid.IntRange(0, 6).Draw(t, "changes") {
			p, q := ID(rapid.IntRange(1, 8).Draw(t, "p")), ID(rapid.IntRange(1, 8).Draw(t, "q"))
			o.Changes, _ = o.Changes.Grown(p, rapid.IntRange(-2, 2).Draw(t, "steps"))
			o.Changes = o.Changes.Swapped(p, q)
		}
		before := Arrange(w, h, o)
		rows := before.Rows(nameOf)
		saved, _, err := Parse("mine", rows, names())
		if err != nil {
			t.Fatalf("%q: %v", rows, err)
		}
		leads := make([]ID, 0, 8)
		for _, name := range saved.Leads() {
			leads = append(leads, ID(slices.Index(names(), name)+1))
		}
		o.Layout, o.Changes, o.Recent = saved, Changes{}, leads
		after := Arrange(w, h, o)
		sorted := func(s Screen) Screen {
			slices.SortFunc(s.Slots, func(a, b Slot) int { return int(a.Active - b.Active) })
			return s
		}
		if diff := cmp.Diff(sorted(before), sorted(after)); diff != "" {
			t.Fatalf("%dx%d: %q\n%s", w, h, rows, diff)
		}
	})
}

func TestRowsAreReadable(t *testing.T) {
	low := Layout{Name: "low", rows: []row{{1, []cell{one(1, "Nodes")}}, {1, []cell{one(1, "Tree")}}, {1, []cell{one(10, "Net")}}}}
	wide, _, err := Parse("wide", []string{"nodes tree net node*88"}, names())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		w, h int
		l    Layout
		want []string
	}{
		{60, 15, low, []string{"4 nodes*60", "4 tree", "4 net+node+log+charts+lesson+messages"}},
		{60, 15, wide, []string{"12 nodes+tree+net+node+log+charts+lesson+messages"}},
		{80, 24, Presets()[0], []string{"11 nodes", "10 tree+net+node+log+charts+lesson+messages"}},
		{120, 40, Presets()[4], []string{"large", "15 tree", "15 net*60 nodes+node+log+charts+lesson+messages*60"}},
		{200, 60, Presets()[0], []string{"57 [11 nodes / 23 node / 23 lesson]*72 [14 tree / 27 net*64 charts*64 / 16 log+messages]*128"}},
	} {
		got := Arrange(c.w, c.h, Wishes{Panels: eight(), Rows: 8, Layout: c.l}).Rows(nameOf)
		if !slices.Equal(got, c.want) {
			t.Errorf("%dx%d: %q, expected %q", c.w, c.h, got, c.want)
		}
	}
}

func TestBrackets(t *testing.T) {
	for text, want := range map[string]string{
		"[nodes / tree":    `"[nodes / tree": expected a ] for each [`,
		"nodes]":           `"nodes]": expected a ] for each [`,
		"[nodes]x":         `"[nodes]x": expected a space or a width such as *2 behind ]`,
		"[]":               `"" names no panel; expected a row such as "nodes net"`,
		"[nodes / nodes]":  "panel Nodes has a place already; expected each panel once",
		"[nodes / 0 tree]": "0 is no height of a row; expected 1 to 999",
		"[nodes]x[tree]":   `"nodes]x[tree": expected a ] for each [`,
		"[nodes]*0":        `"[nodes]*0": expected a width from 1 to 999 after *`,
	} {
		if _, _, err := Parse("mine", []string{text}, names()); err == nil || err.Error() != want {
			t.Errorf("%s: %v, expected %s", text, err, want)
		}
	}
	l, _, err := Parse("mine", []string{"[nodes / 2 [node / log] tree*3]*2 net+charts"}, names())
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(l.rows[0]); got != "1 [1 nodes / 2 [1 node / 1 log]*1 tree*3]*2 net+charts*1" {
		t.Errorf("read as %s", got)
	}
}
