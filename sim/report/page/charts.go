package page

import (
	"math"
	"slices"

	"example.com/sosocoin/sim/outcome"
)

// spreadChart is the share of nodes that have a block against the time since it was
// found.
func spreadChart(s *spread) string {
	p := newPlot("propagation", axis{name: "time since the block was found, s", highest: s.horizon.Seconds()},
		axis{name: "nodes that have it, %", highest: 100})
	p.area("soft", s.delays, s.low, s.high)
	p.line("first", s.delays, s.mean)
	return p.end()
}

// Bins of the histogram: so many up to so many mean intervals.
const (
	binCount = 24
	binSpan  = 5.0
)

// intervalChart is how long blocks took, against the exponential distribution that
// mining has when it meets the wanted mean. It also tells how many took too long for it.
func intervalChart(gaps []float64, wanted float64) (picture string, beyond int) {
	sum := 0.0
	for _, gap := range gaps {
		sum += gap
	}
	width := binSpan * math.Max(wanted, sum/float64(len(gaps))) / binCount
	counts, beyond := bins(gaps, width, binCount)
	var measured []bar
	for i, n := range counts {
		measured = append(measured, bar{(float64(i) + 0.08) * width, (float64(i) + 0.92) * width, n})
	}
	var x, y []float64
	for i := range 10*binCount + 1 {
		t := float64(i) / 10 * width
		x = append(x, t)
		y = append(y, float64(len(gaps))*width/wanted*math.Exp(-t/wanted))
	}
	highest := slices.Max(counts)
	top := 1.08 * math.Max(highest, math.Min(y[0], 2*highest)) // whole bars, however wrong the curve
	p := newPlot("intervals", axis{name: "time since the block before, s", highest: binCount * width}, axis{name: "blocks", highest: top})
	p.bars("soft", measured)
	p.line("second", x, y)
	return p.end(), beyond
}

// fewNodes is up to how many nodes each has bars of its own.
const fewNodes = 24

// shareChart is each node's part of the best chain against its part of the hash rate.
func shareChart(nodes []outcome.NodeReport, blocks int) string {
	if len(nodes) > fewNodes {
		return shareCloud(nodes, blocks)
	}
	var hashed, found []bar
	var x, y []float64
	var names []string
	highest := 0.0
	for i, n := range nodes {
		at := float64(i) + 0.5
		hashes, got, chance := inPercent(&n, blocks)
		hashed = append(hashed, bar{at - 0.36, at - 0.02, hashes})
		found = append(found, bar{at + 0.02, at + 0.36, got})
		low, high := math.Max(hashes-chance, 0), math.Min(hashes+chance, 100)
		x, y = append(x, at-0.19, at-0.19, at), append(y, low, high, math.NaN()) // a line of its own
		names = append(names, n.Name)
		highest = max(highest, got, high)
	}
	p := newPlot("hash shares and block shares", axis{names: names, highest: float64(len(nodes))}, axis{name: "share, %", highest: 1.05 * highest})
	p.bars("soft", hashed)
	p.bars("first", found)
	p.line("second", x, y)
	return p.end()
}

// shareCloud is the same as a cloud of points, for many nodes.
func shareCloud(nodes []outcome.NodeReport, blocks int) string {
	var points []point
	widest, highest := 0.0, 0.0
	for _, n := range nodes {
		hashes, got, _ := inPercent(&n, blocks)
		points = append(points, point{hashes, got})
		widest, highest = max(widest, hashes), max(highest, got)
	}
	var x, even, low, high []float64
	for i := range 101 {
		part := 1.1 * widest * float64(i) / 100
		chance := float64(200 * deviation(part/100, blocks))
		x, even = append(x, part), append(even, part)
		low, high = append(low, math.Max(part-chance, 0)), append(high, part+chance)
	}
	p := newPlot("hash shares and block shares", axis{name: "share of the hash rate, %", highest: 1.1 * widest},
		axis{name: "share of the best chain's blocks, %", highest: 1.05 * max(highest, slices.Max(high))})
	p.area("soft", x, low, high)
	p.line("thin second", x, even)
	p.dots("first", points)
	return p.end()
}

// inPercent is a node's part of the hash rate and of the best chain's blocks, both of which
// have to be there, and two standard deviations of the latter. The products are rounded
// before they are added to anything, on every processor.
func inPercent(n *outcome.NodeReport, blocks int) (hashes, got, chance float64) {
	part, _ := n.Figures.Of("hash.share").Value()
	share, _ := n.Figures.Of("block.share").Value()
	return float64(100 * part), float64(100 * share), float64(200 * deviation(part, blocks))
}

// deviation is the standard deviation of a node's share of so many blocks, if nothing
// but its part of the hash rate decides.
func deviation(part float64, blocks int) float64 {
	if blocks == 0 {
		return 0
	}
	return math.Sqrt(part * (1 - part) / float64(blocks))
}
