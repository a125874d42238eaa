package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/words"
)

func TestChartFrames(t *testing.T) {
	tests := []struct {
		name string
		m    made
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

func (d *hand) charts() *chartsView { return d.app.panel(chartsPanel).(*chartsView) }

func TestChartsByKeys(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("6")
	d.shows("last 134 s, 1-2 of 6")
	d.shows("▸hash rate")
	d.press("up", "down", "down", "down")
	d.shows("▸stale rate")
	d.shows("3-4 of 6")
	d.press("home")
	d.shows("▸hash rate")
	d.press("v")
	d.shows("whole run, 1-2 of 6")
	d.press("v")
	d.shows("found, 14 in the best chain")
	d.press("end", "home", "pgdn", "v")
	d.shows("last 134 s")
	d.press("end", "enter")
	if !d.charts().large {
		t.Error("enter does not enlarge")
	}
	d.shows("bars p50, dots p90 of the nodes")
	d.press("up")
	d.shows("bars the mean, dots the fullest")
	d.press("esc")
	d.shows("▸mempools")
	d.press("enter", "enter")
	if d.charts().large {
		t.Error("enter does not go back")
	}
	if d.world.said() != "" {
		t.Errorf("the world was told %q", d.world.said())
	}
}

// The cursor of a large chart stays at its time while the world goes on, and at the
// newest column it goes on too.
func TestChartCursor(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press("6", "enter", "left", "left")
	c := d.charts()
	if !c.held {
		t.Fatal("the cursor does not hold")
	}
	at, column := c.cursor, c.column()
	later := func(by int) {
		d.world.edit(func(v *view.View) {
			s := &v.Charts.Recent
			from, to := s.Range()
			var points []view.Point
			for i := from; i < to; i++ {
				points = append(points, *s.At(i))
			}
			v.Charts.Recent = view.NewSeries(s.Step(), from, append(points, make([]view.Point, by)...)...)
			v.Now += netsim.Time(by) * s.Step()
		})
		d.look()
		d.screen()
	}
	later(2 * c.columns.num)
	if c.cursor != at || c.column() != column-2 {
		t.Errorf("the cursor is at %v in column %d, expected %v in %d", c.cursor, c.column(), at, column-2)
	}
	d.shows(fmt.Sprintf("▴ t %s to ", words.ThreeDigits(at.Seconds())))
	for range 10 {
		d.press("right")
	}
	if c.held || c.column() != c.newest {
		t.Error("the cursor does not follow from the newest column on")
	}
	later(5)
	if c.column() != c.newest {
		t.Error("the cursor did not follow")
	}
	d.press("home", "left")
	if !c.held || c.column() != 0 {
		t.Errorf("home leads to column %d", c.column())
	}
	d.press("v", "home", "right", "end")
	if c.held {
		t.Error("end does not follow")
	}
}

func TestChartsByMouse(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.press("6", "z")
	d.screen()
	c := d.charts()
	third := c.places[2]
	d.click(third.rect.X+5, third.rect.Y+1)
	if d.screen(); c.at != third.kind || c.large {
		t.Fatalf("chart %d is chosen, expected %d", c.at, third.kind)
	}
	d.click(third.rect.X+5, third.rect.Y+1)
	if d.screen(); !c.large {
		t.Fatal("a click on the chosen chart does not enlarge it")
	}
	bars := c.places[0].bars
	d.click(bars+30, 10)
	if d.screen(); !c.held || c.column() != 30 {
		t.Errorf("the cursor is in column %d, expected 30", c.column())
	}
	d.click(bars-3, 10)
	d.click(bars+c.columns.width+1, 10)
	if c.column() != 30 {
		t.Error("a click beside the bars moves the cursor")
	}
}

// Charts stand beside each other without gaps or covering each other, and the chosen
// one is among them, in any panel.
func TestChartsFill(t *testing.T) {
	v := world(worlds["eight"])
	rapid.Check(t, func(t *rapid.T) {
		r := grid.Rect{X: 2, Y: 3, W: rapid.IntRange(1, 250).Draw(t, "w"), H: rapid.IntRange(1, 80).Draw(t, "h")}
		a := New(still{view: v}, Options{Profile: grid.TrueColor})
		a.g.Resize(260, 90)
		f, c := a.frame(), newChartsView()
		c.way = chartWay(rapid.IntRange(0, 1).Draw(t, "way"))
		c.at = rapid.IntRange(0, len(c.kinds)-1).Draw(t, "at")
		c.large = rapid.Bool().Draw(t, "large")
		a.g.Fill(a.g.Bounds(), '#', grid.Style{})
		restore := a.g.Clip(r)
		c.Draw(f, r, true)
		restore()
		seen := false
		for i, p := range c.places {
			seen = seen || p.kind == c.at
			if p.rect.Intersect(r) != p.rect {
				t.Fatalf("chart %d at %+v is not inside of %+v", p.kind, p.rect, r)
			}
			for _, q := range c.places[:i] {
				if !p.rect.Intersect(q.rect).Empty() {
					t.Fatalf("charts %+v and %+v cover each other", p, q)
				}
			}
		}
		if !seen {
			t.Fatalf("chart %d is not drawn: %+v", c.at, c.places)
		}
		if got := len(c.columns.points); got != c.columns.width && c.columns.width > 0 {
			t.Fatalf("%d columns, expected %d", got, c.columns.width)
		}
	})
}

// Each point is in exactly one column where there is a column for it, and columns are in
// order.
func TestChartColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.IntRange(0, 2000).Draw(t, "first")
		points := make([]view.Point, rapid.IntRange(1, 512).Draw(t, "points"))
		for i := range points {
			points[i].Blocks = 1
		}
		s := view.NewSeries(netsim.Second, first, points...)
		width := rapid.IntRange(1, 250).Draw(t, "width")
		whole := rapid.Bool().Draw(t, "whole")
		c := recentColumns(&s, width)
		if whole {
			c = wholeColumns(&s, width)
		}
		c.take(&s, nil)
		sum := 0
		for x := range width {
			sum += c.points[x].Blocks
			if x > 0 && c.first(x) < c.first(x-1) {
				t.Fatalf("column %d begins at %d, the one before at %d", x, c.first(x), c.first(x-1))
			}
			if c.end(x) <= c.from {
				continue
			}
			if from, to := c.span(x); from >= to || c.at(from) > x {
				t.Fatalf("column %d is from %v to %v, which is in column %d", x, from, to, c.at(from))
			}
		}
		if _, to := c.span(width - 1); to < netsim.Time(first+len(points))*netsim.Second {
			t.Fatalf("the last column ends at %v", to)
		}
		want := len(points)
		if !whole {
			want = min(want, first+len(points)-max(c.first(0), 0))
		}
		if whole && width > len(points) {
			return // each point has several columns
		}
		if sum != want {
			t.Fatalf("%d points are in columns, expected %d", sum, want)
		}
	})
}

// A block interval is drawn over the time that it took, and the time since the newest
// block stays empty.
func TestIntervalBarsReachBack(t *testing.T) {
	k := newChartsView().kinds[2]
	points := make([]view.Point, 6)
	points[1] = view.Point{Blocks: 1, Gaps: 2 * netsim.Second}
	points[4] = view.Point{Blocks: 2, Gaps: 6 * netsim.Second}
	var got []string
	for _, v := range k.values(points, nil) {
		got = append(got, k.words(v))
	}
	if want := "2 s|2 s|3 s|3 s|3 s|not measured"; strings.Join(got, "|") != want {
		t.Errorf("the bars are %s, expected %s", strings.Join(got, "|"), want)
	}
}

func BenchmarkCharts(b *testing.B) {
	for way, name := range []string{"recent", "whole", "figures"} {
		b.Run(name, func(b *testing.B) {
			a := New(still{view: world(worlds["eight"])}, Options{Profile: grid.TrueColor})
			a.g.Resize(200, 60)
			f, c := a.frame(), newChartsView()
			c.way = chartWay(way)
			b.ReportAllocs()
			for b.Loop() {
				c.Draw(f, grid.Rect{X: 1, Y: 1, W: 62, H: 24}, true)
			}
		})
	}
}
