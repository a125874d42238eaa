package page

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// Measures of a chart, in its own units: the page stretches it to its room. The size
// of its letters is in the page's style, too.
const (
	chartW   = 400.0
	chartH   = 210.0
	edge     = 8.0  // free above and on the right: half a mark's text stands out
	lettersH = 10.5 // size of the letters
	tick     = 4.0  // length of the line at a mark
	nameRoom = 13.0 // of an axis's name
	nameGap  = 4.0  // between two names side by side
)

// textWidth is about how wide a text is: digits take 0.556 of their height in Arial and
// Helvetica, and few letters of names take more.
func textWidth(text string) float64 { return float64(0.56 * lettersH * float64(len([]rune(text)))) }

// plot is a chart that is being drawn, as an SVG element. What comes first is behind
// what comes later. The page's style gives each class its colour. A value that is not
// a finite number was not measured, and is not drawn.
type plot struct {
	x, y axis
	svg  strings.Builder
}

// newPlot makes a chart with axes and a grid; about says in words what it shows.
func newPlot(about string, x, y axis) *plot {
	p := &plot{x: x, y: y}
	left, bottom := tick+2, chartH-tick-lettersH-3.5
	if y.name != "" {
		left += nameRoom
	}
	if x.name != "" {
		bottom -= nameRoom
	}
	widest := 0.0
	for _, m := range marks(y.highest) {
		widest = max(widest, textWidth(m.text))
	}
	p.x.from, p.x.to, p.y.from, p.y.to = left+widest, chartW-edge, bottom, edge
	fmt.Fprintf(&p.svg, `<svg class="chart" viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">`+"\n", chartW, chartH, html.EscapeString(about))
	p.grid()
	return p
}

// grid draws thin lines at the marks of the upright axis.
func (p *plot) grid() {
	var d strings.Builder
	for _, m := range p.y.marks() {
		fmt.Fprintf(&d, "M%.1f %.1fH%.1f", p.x.from, p.y.at(m.value), p.x.to)
	}
	p.path("grid", d.String())
}

// path writes a path, if there is anything on it.
func (p *plot) path(class, d string) {
	if d != "" {
		fmt.Fprintf(&p.svg, `<path class="%s" d="%s"/>`+"\n", class, d)
	}
}

// text writes a text with its middle or, of the class "end", its end at x.
func (p *plot) text(class string, x, y float64, text string) {
	fmt.Fprintf(&p.svg, `<text class="%s" x="%.1f" y="%.1f">%s</text>`+"\n", class, x, y, html.EscapeString(text))
}

// end draws the axes and returns the chart.
func (p *plot) end() string {
	var d strings.Builder
	fmt.Fprintf(&d, "M%.1f %.1fV%.1fH%.1f", p.x.from, p.y.to, p.y.from, p.x.to)
	for _, m := range p.x.marks() {
		at := p.x.at(m.value)
		fmt.Fprintf(&d, "M%.1f %.1fv%.0f", at, p.y.from, tick)
		p.text("middle", at, p.y.from+tick+lettersH-1, m.text)
	}
	for _, m := range p.y.marks() {
		at := p.y.at(m.value)
		fmt.Fprintf(&d, "M%.1f %.1fh-%.0f", p.x.from, at, tick)
		p.text("end", p.x.from-tick-2, at+3.7, m.text)
	}
	p.path("axis", d.String())
	if p.x.name != "" {
		p.text("middle", (p.x.from+p.x.to)/2, chartH-3.2, p.x.name)
	}
	if p.y.name != "" {
		fmt.Fprintf(&p.svg, `<text class="middle" transform="translate(%.1f %.1f)rotate(-90)">%s</text>`+"\n",
			lettersH-1, (p.y.from+p.y.to)/2, html.EscapeString(p.y.name))
	}
	p.svg.WriteString("</svg>\n")
	return p.svg.String()
}

// point is a place in a chart, in the units of its axes.
type point struct{ x, y float64 }

// finite reports whether all the values were measured.
func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// runs cuts n points into stretches of those that are there.
func runs(n int, there func(i int) bool) (list [][2]int) {
	for i := 0; i < n; i++ {
		from := i
		for i < n && there(i) {
			i++
		}
		if i > from {
			list = append(list, [2]int{from, i})
		}
	}
	return list
}

// corners writes the places of a line, without those that are where the last one is.
func (p *plot) corners(points []point) string {
	var d strings.Builder
	last := ""
	for _, at := range points {
		here := fmt.Sprintf("%.2f %.2f", p.x.at(at.x), p.y.at(at.y))
		switch {
		case last == "":
			d.WriteString("M" + here)
		case here != last:
			d.WriteString("L" + here)
		}
		last = here
	}
	return d.String()
}
