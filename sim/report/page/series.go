package page

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/sweep"
	"example.com/sosocoin/sim/theory"
)

// A cell is a cell of a sweep as the page shows it: a figure, and what is said of it.
type cell struct {
	labels   []sweep.Word
	measured sweep.Measured
	laws     []said
	outside  bool
	anchor   string
	of       *sweep.Cell // nil: of an experiment
}

// said is what a law says of a cell.
type said struct {
	law   theory.Law
	of    theory.Values
	value float64
	bound string // "at least", in the words of the experiment; "": the law's own
}

// chartsOf draws the cells of a figure along a label, a chart for each choice of the other labels.
// Where the label has no numbers the cells stand side by side.
func chartsOf(cells []cell, along string) []chart {
	if along == "" || !numeric(cells, along) {
		return []chart{sideBySide(cells)}
	}
	var list []chart
	for _, group := range groups(cells, along) {
		list = append(list, group.along(along))
	}
	return list
}

// group are cells that differ in one label only.
type group struct {
	title string
	cells []cell
}

func groups(cells []cell, along string) (list []group) {
	for _, c := range cells {
		title := titleOf(c.labels, along)
		at := slices.IndexFunc(list, func(g group) bool { return g.title == title && g.cells[0].measured.Name == c.measured.Name })
		if at < 0 {
			at, list = len(list), append(list, group{title: title})
		}
		list[at].cells = append(list[at].cells, c)
	}
	return list
}

// titleOf is what tells a cell from others, but for one label.
func titleOf(labels []sweep.Word, without string) string {
	var words []string
	for _, w := range labels {
		if w.Name != without {
			words = append(words, w.Name+" "+w.Value)
		}
	}
	return strings.Join(words, ", ")
}

func valueOf(c cell, label string) string {
	for _, w := range c.labels {
		if w.Name == label {
			return w.Value
		}
	}
	return ""
}

// numeric says whether all cells have a number of one unit for a label.
func numeric(cells []cell, label string) bool {
	units := map[string]bool{}
	for _, c := range cells {
		_, unit, ok := numberOf(valueOf(c, label))
		if !ok {
			return false
		}
		units[unit] = true
	}
	return len(units) <= 1
}

// numberOf parts a value such as 0.5s.
func numberOf(text string) (x float64, unit string, ok bool) {
	end := strings.IndexFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	if end < 0 {
		end = len(text)
	}
	x, err := strconv.ParseFloat(text[:end], 64)
	return x, text[end:], err == nil
}

// scale is by what a figure's numbers are multiplied for an axis, and the axis's unit.
func scale(u figure.Unit) (by float64, unit string) {
	switch u {
	case figure.Rate, figure.Truth:
		return 100, ", %"
	case figure.Span, figure.Moment:
		return 1, ", s"
	}
	return 1, ""
}

// curveClasses are those of the laws of a chart, in their order.
func curveClasses() []string { return []string{"second", "thin dim", "thin dashed", "thin second"} }

// along draws a group along its label.
func (g group) along(label string) chart {
	by, unit := scale(g.cells[0].measured.Spec.Unit)
	_, of, _ := numberOf(valueOf(g.cells[0], label))
	plot := errorPlot{about: g.cells[0].measured.Name + " " + g.title, x: label, y: g.cells[0].measured.Name + unit}
	if of != "" {
		plot.x += ", " + of
	}
	slices.SortStableFunc(g.cells, func(a, b cell) int {
		x, _, _ := numberOf(valueOf(a, label))
		y, _, _ := numberOf(valueOf(b, label))
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	c := chart{Title: g.title, Keys: []key{{"first", "measured, with intervals of 95 %"}}}
	for _, each := range g.cells {
		x, _, _ := numberOf(valueOf(each, label))
		plot.points = append(plot.points, each.point(x, by))
	}
	for i, law := range lawsOf(g.cells) {
		class := curveClasses()[i%len(curveClasses())]
		plot.laws = append(plot.laws, g.curve(law, label, class, by))
		c.Keys = append(c.Keys, key{class, law.title()})
	}
	c.Picture = plot.draw()
	return c
}

func (c cell) point(x, by float64) errorPoint {
	m := c.measured
	return errorPoint{
		x: x, mean: by * m.Mean, low: by * max(m.Interval.Low, 0), high: by * m.Interval.High, anchor: c.anchor, outside: c.outside,
		title: titleOf(c.labels, "") + ": " + amount(m, m.Mean) + " ± " + amount(m, m.Interval.Half()),
	}
}

// amount writes a number as it is known.
func amount(m sweep.Measured, x float64) string {
	return sweep.Amount(m.Spec.Unit, x, m.Interval.Half())
}

// lawsOf are the laws that speak of some of the cells.
func lawsOf(cells []cell) (list []said) {
	for _, c := range cells {
		for _, s := range c.laws {
			if !slices.ContainsFunc(list, func(l said) bool { return l.law.Name == s.law.Name }) {
				list = append(list, s)
			}
		}
	}
	return list
}

func (s said) title() string {
	bound := s.bound
	if bound == "" {
		bound = s.law.Bound.String()
	}
	return strings.TrimSpace(bound + " " + s.law.Name)
}

// steps is into how many a law's curve is parted between two cells.
const steps = 12

// parameterOf is what laws call a label.
func parameterOf(label string) string {
	if label == "latency" {
		return "delay"
	}
	return label
}

// curve is what a law says of the cells, and between them where it depends on the label itself.
func (g group) curve(law said, label, class string, by float64) lawCurve {
	curve := lawCurve{class: class}
	for i, c := range g.cells {
		at := slices.IndexFunc(c.laws, func(s said) bool { return s.law.Name == law.law.Name })
		if at < 0 {
			continue
		}
		here := c.laws[at]
		x, _, _ := numberOf(valueOf(c, label))
		curve.x, curve.y = append(curve.x, x), append(curve.y, by*here.value)
		if i+1 == len(g.cells) {
			break
		}
		next, _, _ := numberOf(valueOf(g.cells[i+1], label))
		p, has := here.law.Param(parameterOf(label))
		if !has || p.Unit == theory.Blocks || p.Unit == theory.Count || here.of[p.Name] != x {
			continue
		}
		for k := 1; k < steps; k++ {
			between := theory.Values{}
			maps.Copy(between, here.of)
			between[p.Name] = x + float64((next-x)*float64(k)/steps)
			if y, err := here.law.Predict(between); err == nil {
				curve.x, curve.y = append(curve.x, between[p.Name]), append(curve.y, by*y)
			}
		}
	}
	return curve
}

// mostSideBySide is how many cells a chart has beside each other.
const mostSideBySide = 24

// sideBySide draws cells beside each other, with what laws say of each as a short line.
func sideBySide(cells []cell) chart {
	cells = cells[:min(len(cells), mostSideBySide)]
	by, unit := scale(cells[0].measured.Spec.Unit)
	plot := errorPlot{about: cells[0].measured.Name, y: cells[0].measured.Name + unit}
	c := chart{Keys: []key{{"first", "measured, with intervals of 95 %"}}}
	laws := lawsOf(cells)
	if len(laws) > 0 {
		c.Keys = append(c.Keys, key{"second", "what is expected"})
	}
	curve := lawCurve{class: "second"}
	for i, each := range cells {
		at := float64(i) + 0.5
		var name []string
		for _, w := range each.labels {
			name = append(name, w.Value)
		}
		plot.names = append(plot.names, strings.Join(name, " "))
		plot.points = append(plot.points, each.point(at, by))
		if len(each.laws) > 0 {
			y := by * each.laws[0].value
			curve.x, curve.y = append(curve.x, at-0.3, at+0.3, at+0.3), append(curve.y, y, y, math.NaN())
		}
	}
	plot.laws = []lawCurve{curve}
	c.Picture = plot.draw()
	return c
}
