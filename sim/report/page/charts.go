package page

import (
	"fmt"
	"math"
	"strconv"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"example.com/sosocoin/sim"
)

// line is a curve.
func line(x, y []float64, of ink, width vg.Length, dashes ...vg.Length) *plotter.Line {
	points := make(plotter.XYs, len(x))
	for i := range points {
		points[i] = plotter.XY{X: x[i], Y: y[i]}
	}
	return &plotter.Line{XYs: points, LineStyle: draw.LineStyle{Color: of, Width: width, Dashes: dashes}}
}

// area is what lies between two curves.
func area(x, low, high []float64, of ink) *plotter.Polygon {
	var edge plotter.XYs
	for i := range x {
		edge = append(edge, plotter.XY{X: x[i], Y: high[i]})
	}
	for i := range x {
		last := len(x) - 1 - i
		edge = append(edge, plotter.XY{X: x[last], Y: low[last]})
	}
	return &plotter.Polygon{XYs: []plotter.XYs{edge}, Color: of}
}

// bar is a filled rectangle.
func bar(left, right, top float64, of ink) *plotter.Polygon {
	return area([]float64{left, right}, []float64{0, 0}, []float64{top, top}, of)
}

// grid is thin lines at the marks of the upright axis.
func grid() *plotter.Grid {
	return &plotter.Grid{Horizontal: draw.LineStyle{Color: lineInk, Width: vg.Points(0.5)}}
}

// spreadChart is the share of nodes that have a block against the time since it was
// found.
func spreadChart(s *spread) (string, error) {
	p := newPlot("time since the block was found, s", "nodes that have it, %")
	p.Add(grid(), area(s.delays, s.low, s.high, softInk), line(s.delays, s.mean, firstInk, vg.Points(1.6)))
	p.X.Max, p.Y.Max = s.horizon.Seconds(), 100
	return svg(p, "propagation")
}

// Bins of the histogram: so many up to so many mean intervals.
const (
	binCount = 24
	binSpan  = 5.0
)

// intervalChart is how long blocks took, against the exponential distribution that
// mining has when it meets the wanted mean. It also tells how many took too long for it.
func intervalChart(gaps []float64, wanted float64) (picture string, beyond int, err error) {
	sum := 0.0
	for _, gap := range gaps {
		sum += gap
	}
	width := binSpan * math.Max(wanted, sum/float64(len(gaps))) / binCount
	counts, beyond := bins(gaps, width, binCount)
	p := newPlot("time since the block before, s", "blocks")
	p.Add(grid())
	highest := 0.0
	for i, n := range counts {
		p.Add(bar((float64(i)+0.08)*width, (float64(i)+0.92)*width, n, softInk))
		highest = math.Max(highest, n)
	}
	var x, y []float64
	for i := range 10*binCount + 1 {
		t := float64(i) / 10 * width
		x = append(x, t)
		y = append(y, float64(len(gaps))*width/wanted*math.Exp(-t/wanted))
	}
	p.Add(line(x, y, secondInk, vg.Points(1.6)))
	p.X.Max = binCount * width
	p.Y.Max = 1.08 * math.Max(highest, math.Min(y[0], 2*highest)) // whole bars, however wrong the curve
	picture, err = svg(p, "intervals")
	return picture, beyond, err
}

// fewNodes is up to how many nodes each has bars of its own.
const fewNodes = 24

// shareChart is each node's part of the best chain against its part of the hash rate.
func shareChart(nodes []sim.NodeReport, blocks int) (string, error) {
	if len(nodes) > fewNodes {
		return shareCloud(nodes, blocks)
	}
	p := newPlot("", "share, %")
	p.Add(grid())
	var names []string
	for i, n := range nodes {
		at := float64(i)
		hashes, got, chance := inPercent(&n, blocks)
		p.Add(bar(at-0.36, at-0.02, hashes, softInk), bar(at+0.02, at+0.36, got, firstInk))
		low, high := math.Max(hashes-chance, 0), math.Min(hashes+chance, 100)
		p.Add(line([]float64{at - 0.19, at - 0.19}, []float64{low, high}, secondInk, vg.Points(1.4)))
		names = append(names, n.Name)
	}
	axis := p.X
	p.NominalX(names...)
	p.X.Min, p.X.Max = -0.6, float64(len(nodes))-0.4
	p.X.LineStyle, p.X.Tick.LineStyle, p.X.Tick.Length, p.Y.Padding = axis.LineStyle, axis.Tick.LineStyle, axis.Tick.Length, 0
	p.Y.Max *= 1.05
	return svg(p, "hash shares and block shares")
}

// shareCloud is the same as a cloud of points, for many nodes.
func shareCloud(nodes []sim.NodeReport, blocks int) (string, error) {
	p := newPlot("share of the hash rate, %", "share of the best chain's blocks, %")
	points, widest := make(plotter.XYs, len(nodes)), 0.0
	for i, n := range nodes {
		hashes, got, _ := inPercent(&n, blocks)
		points[i] = plotter.XY{X: hashes, Y: got}
		widest = math.Max(widest, hashes)
	}
	var x, even, low, high []float64
	for i := range 101 {
		part := 1.1 * widest * float64(i) / 100
		chance := 200 * deviation(part/100, blocks)
		x, even = append(x, part), append(even, part)
		low, high = append(low, math.Max(part-chance, 0)), append(high, part+chance)
	}
	scatter := &plotter.Scatter{XYs: points, GlyphStyle: draw.GlyphStyle{Color: firstInk, Radius: vg.Points(2), Shape: draw.CircleGlyph{}}}
	p.Add(grid(), area(x, low, high, softInk), line(x, even, secondInk, vg.Points(1)), scatter)
	p.X.Max, p.Y.Max = 1.1*widest, 1.05*p.Y.Max
	return svg(p, "hash shares and block shares")
}

// inPercent is a node's part of the hash rate and of the best chain's blocks, both of which
// have to be there, and two standard deviations of the latter.
func inPercent(n *sim.NodeReport, blocks int) (hashes, got, chance float64) {
	part, _ := n.HashShare.Value()
	share, _ := n.BlockShare.Value()
	return 100 * part, 100 * share, 200 * deviation(part, blocks)
}

// deviation is the standard deviation of a node's share of so many blocks, if nothing
// but its part of the hash rate decides.
func deviation(part float64, blocks int) float64 {
	if blocks == 0 {
		return 0
	}
	return math.Sqrt(part * (1 - part) / float64(blocks))
}

// counted writes "1 block" and "2 blocks".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// short writes a number with three digits, or more where whole ones take more.
func short(x float64) string {
	if x >= 100 {
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return strconv.FormatFloat(x, 'g', 3, 64)
}
