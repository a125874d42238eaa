package charts

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/words"
)

// eight is a world of eight nodes.
func eight() *view.View { return kittest.World(kittest.Made{Nodes: 8, Blocks: 14, ForkEvery: 5}) }

// The cursor of a large chart stays at its time while the world goes on, and at the
// newest column it goes on too.
func TestChartCursor(t *testing.T) {
	c := New()
	d := kittest.NewStage(c, eight(), 78, 9)
	d.Press("enter", "left", "left")
	if !c.held {
		t.Fatal("the cursor does not hold")
	}
	at, column := c.cursor, c.column()
	later := func(by int) {
		v := *d.View
		s := &v.Charts.Recent
		from, to := s.Range()
		var points []view.Point
		for i := from; i < to; i++ {
			points = append(points, *s.At(i))
		}
		v.Charts.Recent = view.NewSeries(s.Step(), from, append(points, make([]view.Point, by)...)...)
		v.Now += netsim.Time(by) * s.Step()
		d.View = &v
		d.Draw()
	}
	later(2 * c.columns.num)
	if c.cursor != at || c.column() != column-2 {
		t.Errorf("the cursor is at %v in column %d, expected %v in %d", c.cursor, c.column(), at, column-2)
	}
	if reading := fmt.Sprintf("▴ t %s to ", words.ThreeDigits(at.Seconds())); !strings.Contains(d.Draw(), reading) {
		t.Errorf("the panel does not show %q:\n%s", reading, d.Draw())
	}
	for range 10 {
		d.Press("right")
	}
	if c.held || c.column() != c.newest {
		t.Error("the cursor does not follow from the newest column on")
	}
	later(5)
	if c.column() != c.newest {
		t.Error("the cursor did not follow")
	}
	d.Press("home", "left")
	if !c.held || c.column() != 0 {
		t.Errorf("home leads to column %d", c.column())
	}
	d.Press("v", "home", "right", "end")
	if c.held {
		t.Error("end does not follow")
	}
}

func TestChartsByMouse(t *testing.T) {
	c := New()
	d := kittest.NewStage(c, eight(), 118, 35)
	third := c.places[2]
	d.Click(third.rect.X+5, third.rect.Y+1)
	if c.at != third.kind || c.large {
		t.Fatalf("chart %d is chosen, expected %d", c.at, third.kind)
	}
	d.Click(third.rect.X+5, third.rect.Y+1)
	if !c.large {
		t.Fatal("a click on the chosen chart does not enlarge it")
	}
	bars := c.places[0].bars
	d.Click(bars+30, 10)
	if !c.held || c.column() != 30 {
		t.Errorf("the cursor is in column %d, expected 30", c.column())
	}
	d.Click(bars-3, 10)
	d.Click(bars+c.columns.width+1, 10)
	if c.column() != 30 {
		t.Error("a click beside the bars moves the cursor")
	}
}

// Charts stand beside each other without gaps or covering each other, and the chosen
// one is among them, in any panel.
func TestChartsFill(t *testing.T) {
	v := eight()
	rapid.Check(t, func(t *rapid.T) {
		r := grid.Rect{X: 2, Y: 3, W: rapid.IntRange(1, 250).Draw(t, "w"), H: rapid.IntRange(1, 80).Draw(t, "h")}
		f, c := kittest.Frame(v, 260, 90), New()
		c.way = chartWay(rapid.IntRange(0, 1).Draw(t, "way"))
		c.at = rapid.IntRange(0, len(c.kinds)-1).Draw(t, "at")
		c.large = rapid.Bool().Draw(t, "large")
		f.Grid.Fill(f.Grid.Bounds(), '#', grid.Style{})
		restore := f.Grid.Clip(r)
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

// A block interval is drawn over the time that it took, and the time since the newest
// block stays empty.
func TestIntervalBarsReachBack(t *testing.T) {
	k := New().kinds[0]
	points := make([]view.Point, 6)
	points[1] = view.Point{Blocks: 1, Gaps: 2 * netsim.Second}
	points[4] = view.Point{Blocks: 2, Gaps: 6 * netsim.Second}
	var got []string
	for from, want := range map[int]string{0: "2 s|2 s|3 s|3 s|3 s|not measured", 1: "not measured|2 s|3 s|3 s|3 s|not measured"} { // the run begins in column 1
		got = got[:0]
		for _, v := range k.values(&chartColumns{points: points, width: 6, num: 1, den: 1, from: from}, nil) {
			got = append(got, k.words(v))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("the bars are %s, expected %s", strings.Join(got, "|"), want)
		}
	}
}

func BenchmarkCharts(b *testing.B) {
	for way, name := range []string{"recent", "whole", "figures"} {
		b.Run(name, func(b *testing.B) {
			f, c := kittest.Frame(eight(), 200, 60), New()
			c.way = chartWay(way)
			b.ReportAllocs()
			for b.Loop() {
				c.Draw(f, grid.Rect{X: 1, Y: 1, W: 62, H: 24}, true)
			}
		})
	}
}
