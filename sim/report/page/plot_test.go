package page

import (
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/outcome"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// nodesOf are nodes with these parts of the hash rate and of the blocks.
func nodesOf(hashes, blocks []float64) (nodes []outcome.NodeReport) {
	for i := range hashes {
		n := outcome.NodeReport{Figures: figure.GivenNode(map[string]measured.Value{"hash.share": measured.Known(hashes[i]), "block.share": measured.Known(blocks[i])})}
		n.Name = fmt.Sprintf("n%d", i)
		nodes = append(nodes, n)
	}
	return nodes
}

// charted are charts of data of every shape.
func charted() map[string]string {
	steps := &spread{
		delays: []float64{0, 0.5, 1, 1.5, 2}, mean: []float64{10, 40, 70, 95, 100}, low: []float64{5, 20, 60, 90, 100}, high: []float64{12, 55, 80, 100, 100},
		blocks: 7, horizon: 2 * netsim.Second,
	}
	intervals, _ := intervalChart([]float64{1, 2, 3, 5, 8, 13, 21, 34, 55}, 10)
	late, _ := intervalChart([]float64{1000}, 10)
	fast, _ := intervalChart([]float64{0, 0}, 1e-9)
	var even, some []float64
	for i := range 40 {
		even, some = append(even, 1.0/40), append(some, float64(i%5)/80)
	}
	return map[string]string{
		"spread":       spreadChart(steps),
		"intervals":    intervals,
		"shares":       shareChart(nodesOf([]float64{0.5, 0.3, 0.2, 0}, []float64{0.6, 0.25, 0.15, 0}), 20),
		"cloud":        shareChart(nodesOf(even, some), 80),
		"one late":     late,
		"no time":      fast,
		"one node":     shareChart(nodesOf([]float64{1}, []float64{1}), 1),
		"many names":   shareChart(nodesOf(even[:fewNodes], some[:fewNodes]), 80),
		"empty spread": spreadChart(&spread{}),
		"one delay":    spreadChart(&spread{delays: []float64{0}, mean: []float64{10}, low: []float64{5}, high: []float64{12}, horizon: 1}),
	}
}

func TestCharts(t *testing.T) {
	all := charted()
	for _, name := range []string{"spread", "intervals", "shares", "cloud"} {
		path := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.WriteFile(path, []byte(all[name]), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), all[name]); diff != "" {
			t.Errorf("%s differs (-update rewrites it):\n%s", path, diff)
		}
	}
}

// checkPicture reads a chart as XML: all of it lies within its frame, and its colours are
// those of the page's style.
func checkPicture(t interface{ Errorf(string, ...any) }, name, picture string) {
	if found := amiss().FindString(picture); found != "" {
		t.Errorf("%s: the chart has %q", name, found)
	}
	d := xml.NewDecoder(strings.NewReader(picture))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, picture)
			return
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range element.Attr {
			if a.Name.Local == "d" && !within(a.Value) {
				t.Errorf("%s: a line leaves the chart: %s", name, a.Value)
			}
		}
	}
}

// amiss is what stands in no chart, unless somebody's name has it.
func amiss() *regexp.Regexp {
	return regexp.MustCompile(`NaN|Inf|%!|style=|fill=|stroke=|#[0-9a-fA-F]{3}`)
}

var moves = regexp.MustCompile(`([MLHVhvZ])([^MLHVhvZ]*)`)

// within reports whether the places of a path are in the chart's frame.
func within(d string) bool {
	for _, move := range moves.FindAllStringSubmatch(d, -1) {
		var x, y float64
		switch move[1] {
		case "H":
			fmt.Sscan(move[2], &x)
		case "V":
			fmt.Sscan(move[2], &y)
		case "M", "L":
			if n, _ := fmt.Sscan(move[2], &x, &y); n != 2 {
				return false
			}
		}
		if !(0 <= x && x <= chartW && 0 <= y && y <= chartH) {
			return false
		}
	}
	return true
}

func TestChartsStayInTheirFrame(t *testing.T) {
	for name, picture := range charted() {
		checkPicture(t, name, picture)
	}
}

// Whatever is drawn, the chart is well formed and within its frame.
func TestAnyChart(t *testing.T) {
	number := rapid.OneOf(rapid.Float64(), rapid.Float64Range(0, 100), rapid.SampledFrom([]float64{0, math.NaN(), math.Inf(1), math.Inf(-1), 5e-324, 1e-300, math.MaxFloat64}))
	rapid.Check(t, func(t *rapid.T) {
		highest := [2]float64{number.Draw(t, "right"), number.Draw(t, "top")}
		name := rapid.String().Filter(func(s string) bool {
			return !amiss().MatchString(s) && !strings.ContainsFunc(s, func(r rune) bool { return r < 0x20 || r >= 0xfffe && r <= 0xffff })
		}).Draw(t, "name")
		p := newPlot(name, axis{name: name, highest: highest[0]}, axis{name: name, highest: highest[1]})
		n := rapid.IntRange(0, 8).Draw(t, "n")
		var x, low, high []float64
		var points []point
		var rects []bar
		for i := range n {
			x = append(x, float64(i)/8*highest[0])
			high = append(high, math.Abs(number.Draw(t, "high")))
			low = append(low, min(math.Abs(number.Draw(t, "low")), high[i]))
			points = append(points, point{x[i], high[i]})
			rects = append(rects, bar{x[i], x[i], high[i]})
		}
		p.area("soft", x, low, high)
		p.bars("soft", rects)
		p.line("first", x, high)
		p.dots("first", points)
		checkPicture(t, "chart", p.end())
	})
}

// drawn is the path that a plot of 10 by 10 has last.
func drawn(draw func(p *plot)) string {
	p := newPlot("", axis{highest: 10}, axis{highest: 10})
	p.x.from, p.x.to, p.y.from, p.y.to = 0, 10, 10, 0
	p.svg.Reset()
	draw(p)
	return strings.TrimSuffix(strings.ReplaceAll(p.svg.String(), ".00", ""), "\n")
}

func TestShapes(t *testing.T) {
	gap, x := math.NaN(), []float64{0, 1, 2, 3}
	for name, c := range map[string]struct {
		draw func(p *plot)
		want string
	}{
		"line":          {func(p *plot) { p.line("a", x, []float64{1, 2, 3, 4}) }, `<path class="curve a" d="M0 9L1 8L2 7L3 6"/>`},
		"gap":           {func(p *plot) { p.line("a", x, []float64{1, gap, 3, 4}) }, `<path class="curve a" d="M0 9h0M2 7L3 6"/>`},
		"infinite":      {func(p *plot) { p.line("a", x, []float64{1, 2, math.Inf(1), 4}) }, `<path class="curve a" d="M0 9L1 8M3 6h0"/>`},
		"nothing":       {func(p *plot) { p.line("a", nil, nil) }, ``},
		"only gaps":     {func(p *plot) { p.line("a", x, []float64{gap, gap, gap, gap}) }, ``},
		"one point":     {func(p *plot) { p.line("a", x[:1], []float64{5}) }, `<path class="curve a" d="M0 5h0"/>`},
		"above":         {func(p *plot) { p.line("a", x, []float64{20, 0, 0, 40}) }, `<path class="curve a" d="M0.50 0L1 10L2 10L2.25 0"/>`},
		"over the top":  {func(p *plot) { p.line("a", x, []float64{0, 20, 20, 0}) }, `<path class="curve a" d="M0 10L0.50 0M2.50 0L3 10"/>`},
		"area":          {func(p *plot) { p.area("a", x[:2], []float64{1, 2}, []float64{3, 14}) }, `<path class="fill a" d="M0 7L1 0L1 8L0 9Z"/>`},
		"area with gap": {func(p *plot) { p.area("a", x, []float64{1, 1, gap, gap}, []float64{2, 2, 2, 2}) }, `<path class="fill a" d="M0 8L1 8L1 9L0 9Z"/>`},
		"bars":          {func(p *plot) { p.bars("a", []bar{{0, 1, 5}, {1, 2, gap}, {2, 3, 0}, {3, 4, 11}}) }, `<path class="fill a" d="M0.0 10.0V5.0H1.0V10.0ZM3.0 10.0V0.0H4.0V10.0Z"/>`},
		"dots":          {func(p *plot) { p.dots("a", []point{{1, 1}, {2, gap}, {3, 11}, {4, 10}}) }, `<path class="dots a" d="M1.0 9.0h0M4.0 0.0h0"/>`},
	} {
		if got := drawn(c.draw); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, c.want)
		}
	}
}

// Names are text, and so many are there as have room beside each other.
func TestNames(t *testing.T) {
	for each, names := range map[int][]string{
		1: {"<&\"'>", "b"}, 2: slices.Repeat([]string{"n123"}, 20), 3: slices.Repeat([]string{"a long name"}, 12),
	} {
		p := newPlot("", axis{names: names, highest: float64(len(names))}, axis{highest: 10})
		picture := p.end()
		checkPicture(t, names[0], picture)
		if got, want := len(p.x.marks()), (len(names)+each-1)/each; got != want {
			t.Errorf("%d names like %q: %d are there, want %d", len(names), names[0], got, want)
		}
	}
}
