package plot

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
	"pgregory.net/rapid"
)

func themed(t testing.TB, ascii bool) *theme.Theme {
	th, err := theme.New("dark", grid.TrueColor, ascii)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func label(x float64) string { return strconv.FormatFloat(x, 'g', 3, 64) }

// courses are one value per column: a bar, a gap, a measured 0, and a bar with dots.
func courses() Chart {
	bars := []Value{{}, {Known: true}, {Low: 0.01, Known: true}, {Low: 2, Known: true}, {Low: 5, Known: true}, {Low: 8, Known: true},
		{Low: 2, High: 7, Known: true, Dots: true}, {High: 4, Dots: true}, {}}
	return Chart{Values: bars, Label: label, Labels: 3, Cursor: -1}
}

func TestDraw(t *testing.T) {
	wanted := courses()
	wanted.Target = 4
	tests := []struct {
		name  string
		c     Chart
		ascii bool
		w, h  int
		want  string
	}{
		{"bars", courses(), false, 13, 4, `
  8      █⠒
        ▄█ ⣀
        ██
  0  ▁▁████
`},
		{"ascii", courses(), true, 13, 4, `
  8      #"
        .# ,
        ##
  0  __####
`},
		{"target", wanted, false, 13, 4, `
  8      █⠒
  4 ┄┄┄┄▄█┄⣀┄
        ██
  0  ▁▁████
`},
		{"low", courses(), false, 13, 1, `
  8  ▁▁▂▅█▂⠒
`},
		{"newest of too many", courses(), false, 7, 2, `
  8 ⠉⣀
  0 ▄
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			th := themed(t, test.ascii)
			g := th.NewGrid(test.w, test.h)
			if !test.c.Draw(g, g.Bounds(), th) {
				t.Fatal("nothing was drawn")
			}
			var lines []string
			for line := range strings.SplitSeq(strings.TrimSuffix(g.Plain(), "\n"), "\n") {
				lines = append(lines, strings.TrimRight(line, " "))
			}
			if got := "\n" + strings.Join(lines, "\n") + "\n"; got != test.want {
				t.Errorf("got%sexpected%s", got, test.want)
			}
		})
	}
}

func TestNothingToDraw(t *testing.T) {
	th := themed(t, false)
	g := grid.New(10, 3)
	for _, c := range []Chart{{}, {Values: make([]Value, 4), Target: 3}} {
		if c.Label = label; c.Draw(g, g.Bounds(), th) {
			t.Errorf("%+v is drawn", c)
		}
	}
	if zero := (&Chart{Values: []Value{{Known: true}}}); zero.Top() != 1 {
		t.Errorf("the scale of nothing but 0 ends at %v", zero.Top())
	}
}

func TestScaleEndsAtARoundNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := math.Pow(10, rapid.Float64Range(-9, 15).Draw(t, "exponent"))
		top := round(x)
		if top < x || top > 1.7*x {
			t.Fatalf("%v has a scale up to %v", x, top)
		}
		if digits := strings.TrimLeft(strconv.FormatFloat(top, 'e', 3, 64)[:5], "0"); !strings.Contains("1.000 1.500 2.000 3.000 4.000 5.000 6.000 8.000", digits) {
			t.Fatalf("%v is not round", top)
		}
	})
}

// Charts stay in their rectangle, and higher values never have lower bars.
func TestDrawStaysInside(t *testing.T) {
	th := themed(t, false)
	rapid.Check(t, func(t *rapid.T) {
		const w, h = 60, 20
		g := grid.New(w, h)
		g.Fill(g.Bounds(), '#', grid.Style{})
		r := grid.Rect{X: rapid.IntRange(-3, w).Draw(t, "x"), Y: rapid.IntRange(-3, h).Draw(t, "y"), W: rapid.IntRange(-1, w).Draw(t, "w"), H: rapid.IntRange(-1, h).Draw(t, "h")}
		c := Chart{Label: label, Labels: rapid.IntRange(0, 9).Draw(t, "labels"), Target: rapid.Float64Range(0, 100).Draw(t, "target"), Cursor: rapid.IntRange(-1, 80).Draw(t, "cursor")}
		for range rapid.IntRange(0, 80).Draw(t, "columns") {
			low := rapid.Float64Range(0, 100).Draw(t, "low")
			c.Values = append(c.Values, Value{Low: low, High: 2 * low, Known: rapid.Bool().Draw(t, "known"), Dots: rapid.Bool().Draw(t, "dots")})
		}
		c.Draw(g, r, th)
		for y := range h {
			for x := range w {
				if mark, _ := g.Cell(x, y); mark != '#' && !r.Contains(x, y) {
					t.Fatalf("%q at %d,%d, outside of %+v", mark, x, y, r)
				}
			}
		}
	})
}
