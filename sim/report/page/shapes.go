package page

import (
	"fmt"
	"slices"
	"strings"
)

// line draws a curve. What of it is above the chart is cut off.
func (p *plot) line(class string, x, y []float64) {
	var d strings.Builder
	for _, run := range runs(len(x), func(i int) bool { return finite(x[i], y[i]) }) {
		var points []point
		for i := run[0]; i < run[1]; i++ {
			points = append(points, point{x[i], y[i]})
		}
		for _, piece := range below(points, p.y.highest) {
			d.WriteString(p.corners(piece))
			if len(piece) == 1 {
				d.WriteString("h0") // a dot, by the ends of the line
			}
		}
	}
	p.path("curve "+class, d.String())
}

// below cuts a line into the pieces that are not above a height.
func below(points []point, height float64) (pieces [][]point) {
	var piece []point
	for i, at := range points {
		if i > 0 && (points[i-1].y > height) != (at.y > height) {
			before := points[i-1]
			part := (height - before.y) / (at.y - before.y)
			piece = append(piece, point{before.x + float64(part*(at.x-before.x)), height})
		}
		if at.y <= height {
			piece = append(piece, at)
		} else if piece != nil {
			pieces, piece = append(pieces, piece), nil
		}
	}
	if piece != nil {
		pieces = append(pieces, piece)
	}
	return pieces
}

// area fills what lies between two curves, up to the chart's height.
func (p *plot) area(class string, x, low, high []float64) {
	var d strings.Builder
	for _, run := range runs(len(x), func(i int) bool { return finite(x[i], low[i], high[i]) }) {
		var over, under []point
		for i := run[0]; i < run[1]; i++ {
			over = append(over, point{x[i], high[i]})
			under = append(under, point{x[i], low[i]})
		}
		slices.Reverse(under)
		d.WriteString(p.corners(append(over, under...)) + "Z")
	}
	p.path("fill "+class, d.String())
}

// bar is a rectangle that stands on the lower axis.
type bar struct{ left, right, top float64 }

// bars fills rectangles, up to the chart's height.
func (p *plot) bars(class string, bars []bar) {
	var d strings.Builder
	for _, b := range bars {
		if finite(b.left, b.right, b.top) && b.top > 0 {
			fmt.Fprintf(&d, "M%.1f %.1fV%.1fH%.1fV%.1fZ", p.x.at(b.left), p.y.from, p.y.at(b.top), p.x.at(b.right), p.y.from)
		}
	}
	p.path("fill "+class, d.String())
}

// dots draws points. Those above the chart are not there.
func (p *plot) dots(class string, points []point) {
	var d strings.Builder
	for _, at := range points {
		if finite(at.x, at.y) && at.y <= p.y.highest {
			fmt.Fprintf(&d, "M%.1f %.1fh0", p.x.at(at.x), p.y.at(at.y))
		}
	}
	p.path("dots "+class, d.String())
}
