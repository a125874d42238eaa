package page

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// errorPlot is means with their intervals, and what laws say beside: along numbers, or side by side.
type errorPlot struct {
	about  string
	x, y   string // names of the axes
	points []errorPoint
	laws   []lawCurve
	names  []string // in place of numbers along x
}

// errorPoint is a mean with its interval, and where the page tells how to repeat it.
type errorPoint struct {
	x, mean, low, high float64
	title, anchor      string
	outside            bool
}

// lawCurve is what a law says, from left to right.
type lawCurve struct {
	class string
	x, y  []float64
}

// barEnd is half as wide as the ends of an error bar, as a part of the axis.
const barEnd = 0.008

// draw draws the chart.
func (c errorPlot) draw() string {
	right, top := 0.0, 0.0
	for _, p := range c.points {
		right, top = max(right, p.x), max(top, p.mean)
		if finite(p.high) {
			top = max(top, p.high)
		}
	}
	for _, l := range c.laws {
		for _, y := range l.y {
			if finite(y) {
				top = max(top, y)
			}
		}
	}
	x := axis{name: c.x, highest: 1.05 * right}
	if c.names != nil {
		x = axis{name: c.x, names: c.names, highest: float64(len(c.names))}
	}
	p := newPlot(c.about, x, axis{name: c.y, highest: 1.08 * top})
	for _, l := range c.laws {
		p.line(l.class, l.x, l.y)
	}
	gap := math.NaN()
	for _, at := range c.points {
		end := barEnd * x.highest
		p.line("thin first", []float64{at.x, at.x, gap, at.x - end, at.x + end, gap, at.x - end, at.x + end},
			[]float64{at.low, at.high, gap, at.low, at.low, gap, at.high, at.high})
	}
	for _, at := range c.points {
		p.linked(at)
	}
	return p.end()
}

// linked draws a point that leads to where the page says how to repeat it.
func (p *plot) linked(at errorPoint) {
	if !finite(at.x, at.mean) || at.mean > p.y.highest {
		return
	}
	class := "dots first"
	if at.outside {
		class = "dots bad"
	}
	var d strings.Builder
	fmt.Fprintf(&d, "M%.1f %.1fh0", p.x.at(at.x), p.y.at(at.mean))
	fmt.Fprintf(&p.svg, `<a href="#%s"><title>%s</title>`, html.EscapeString(at.anchor), html.EscapeString(at.title))
	p.path(class, d.String())
	p.svg.WriteString("</a>\n")
}
