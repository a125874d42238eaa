package page

import (
	"fmt"
	"io"
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"example.com/sosocoin/sim/experiment"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/sweep"
)

// WriteExperiments writes what experiments have found, beside what papers say.
func WriteExperiments(out io.Writer, list []experiment.Done) error {
	cells, outside := 0, 0
	var contents []g.Node
	var body []g.Node
	for _, d := range list {
		out := experiment.Outside(d.Verdicts)
		cells, outside = cells+len(d.Verdicts), outside+out
		contents = append(contents, h.Tr(h.Td(h.A(h.Href("#"+d.Name), g.Text(d.Title))), h.Td(h.Class("n"), g.Textf("%d of %d inside", len(d.Verdicts)-out, len(d.Verdicts)))))
		body = append(body, experimentNodes(d)...)
	}
	front := []g.Node{
		h.H1(g.Text("sosocoin")), h.P(h.Class("sub"), g.Textf("Experiments, beside what papers say: %d of %d cells inside", cells-outside, cells)),
		Note("Each point is a mean over runs that differ in their seeds, with its interval of 95 %. A cell lies inside if the mean is no farther from what is expected than an interval of 99 % explains, and what the experiment allows for where its model is another. A point leads to the command that repeats its first run."),
		h.Table(Lines(contents...)),
	}
	return frame("experiments", Lines(append(front, body...)...)).Render(plain.Writer{Out: out})
}

// experimentNodes is the part of the page about one experiment.
func experimentNodes(d experiment.Done) []g.Node {
	cells := cellsOf(d)
	return []g.Node{
		h.H2(h.ID(d.Name), g.Text(d.Title)), h.P(g.Text(d.About)),
		chartNodes(chartsOf(cells, d.X)), verdictTable(d, cells), papers(d),
	}
}

// cellsOf are the cells of an experiment, each with what is said of it.
func cellsOf(d experiment.Done) (cells []cell) {
	for i, v := range d.Verdicts {
		c := cell{labels: v.Case.Labels, measured: v.Measured, outside: !v.Inside, anchor: fmt.Sprintf("%s-%d", d.Name, i+1)}
		for _, s := range v.Said {
			if s.Law == nil || s.Err != nil {
				continue
			}
			one := said{law: *s.Law, value: s.Value, of: s.Of}
			if s.Bound == experiment.AtLeast {
				one.bound = "at least"
			}
			c.laws = append(c.laws, one)
		}
		cells = append(cells, c)
	}
	return cells
}

func chartNodes(list []chart) g.Node {
	return h.Div(h.Class("charts"), Each(list, func(c chart) g.Node {
		return h.Figure(Lines(h.B(g.Text(c.Title)), keysOf(c.Keys), g.Raw(c.Picture)))
	}))
}

// verdictTable has a row for each cell.
func verdictTable(d experiment.Done, cells []cell) g.Node {
	number := h.Class("n")
	var head g.Group
	for _, w := range d.Cases[0].Labels {
		head = append(head, h.Th(g.Text(w.Name)))
	}
	head = append(head, h.Th(g.Text("figure")), h.Th(number, g.Text("runs")), h.Th(number, g.Text("measured")), h.Th(g.Text("expected")), h.Th(g.Text("")))
	var rows []g.Node
	for i, v := range d.Verdicts {
		var row g.Group
		for _, w := range v.Case.Labels {
			row = append(row, h.Td(g.Text(w.Value)))
		}
		var expected []string
		for _, s := range v.Said {
			expected = append(expected, s.Expected(v))
		}
		verdict := h.Td(g.Text("✓ inside"))
		if !v.Inside {
			verdict = h.Td(h.Class("bad"), g.Text("✗ outside"))
		}
		row = append(row, h.Td(g.Text(v.Case.Figure)), h.Td(number, g.Text(fmt.Sprint(v.Runs))),
			h.Td(number, g.Text(amount(v.Measured, v.Measured.Mean)+" ± "+amount(v.Measured, v.Measured.Interval.Half()))),
			h.Td(g.Text(strings.Join(expected, "; "))), verdict)
		rows = append(rows, h.Tr(h.ID(cells[i].anchor), row), repeatRow(len(head), v.Repeat))
	}
	return h.Div(h.Class("wide"), h.Table(Lines(h.THead(h.Tr(head)), h.TBody(Lines(rows...)))))
}

// repeatRow is the command that repeats the row above.
func repeatRow(columns int, command string) g.Node {
	return h.Tr(h.Class("repeat"), h.Td(h.ColSpan(fmt.Sprint(columns)), h.Code(g.Text(command))))
}

// papers are the sources of what was expected.
func papers(d experiment.Done) g.Node {
	var list []g.Node
	seen := map[string]bool{}
	add := func(name, source, valid string) {
		if seen[name+source] {
			return
		}
		seen[name+source] = true
		item := h.Li(h.B(g.Text(name)), g.Text(" "+source))
		if valid != "" {
			item = h.Li(h.B(g.Text(name)), g.Text(" "+source+". Holds for: "+valid))
		}
		list = append(list, item)
	}
	for _, v := range d.Verdicts {
		for _, s := range v.Said {
			if s.Law != nil {
				add(s.Law.Name, s.Law.Paper, s.Law.Valid)
			} else if s.Source != "" {
				add("", s.Source, "")
			}
		}
	}
	return h.Ul(h.Class("note"), Lines(list...))
}

// WriteSweep writes the table of a sweep, with a plot of each figure that is shown.
func WriteSweep(out io.Writer, t *sweep.Table) error {
	along := longAxis(t)
	body := []g.Node{h.H1(g.Text("sosocoin")), h.P(h.Class("sub"), g.Text("A sweep of "+plain.Count(len(t.Cells), "cell"))), h.P(h.Class("mono long"), g.Text(t.Spec.Title())),
		Note("Each point is a mean over runs that differ in their seeds, the same in each cell, with its interval of 95 %. It leads to the row of its cell, with the command that repeats the run farthest from the mean.")}
	for _, at := range t.Shown() {
		body = append(body, figureNodes(t, at, along)...)
	}
	body = append(body, Note("Program "+t.Spec.Program+"."))
	return frame("a sweep", Lines(body...)).Render(plain.Writer{Out: out})
}

// longAxis is what the charts of a sweep go along: the first that takes several values.
func longAxis(t *sweep.Table) string {
	for _, a := range t.Spec.Axes {
		if len(a.Values) > 1 {
			return a.Name
		}
	}
	return ""
}

// measuredCells are the cells that have measured a figure, each with what laws say of it.
func measuredCells(t *sweep.Table, at int) (cells []cell) {
	for i, s := range t.Cells {
		c := cell{of: s.Cell, labels: s.Cell.Labels, measured: s.Figures[at], anchor: fmt.Sprintf("%s-%d", t.Columns[at].Name, i+1)}
		for _, p := range s.Said {
			if p.Column == at && p.Err == nil {
				c.laws = append(c.laws, said{law: p.Law, value: p.Value, of: p.Of})
			}
		}
		if c.measured.Count > 0 {
			cells = append(cells, c)
		}
	}
	return cells
}

// figureNodes is the part of the page about one figure.
func figureNodes(t *sweep.Table, at int, along string) []g.Node {
	number := h.Class("n")
	var rows []g.Node
	column := t.Columns[at]
	cells := measuredCells(t, at)
	for _, c := range cells {
		m := c.measured
		var expected []string
		for _, l := range c.laws {
			expected = append(expected, strings.TrimSpace(l.law.Bound.String()+" "+amount(m, l.value))+" ("+l.law.Name+")")
		}
		var row g.Group
		for _, w := range c.labels {
			row = append(row, h.Td(g.Text(w.Value)))
		}
		row = append(row, h.Td(number, g.Text(fmt.Sprint(m.Count))), h.Td(number, g.Text(amount(m, m.Mean))), h.Td(number, g.Text("± "+amount(m, m.Interval.Half()))),
			h.Td(number, g.Text(amount(m, m.Quantiles[0]))), h.Td(number, g.Text(amount(m, m.Quantiles[2]))), h.Td(number, g.Text(amount(m, m.Quantiles[4]))), h.Td(g.Text(strings.Join(expected, "; "))))
		run := m.High.Run
		if m.Mean-m.Low.Value > m.High.Value-m.Mean {
			run = m.Low.Run
		}
		rows = append(rows, h.Tr(h.ID(c.anchor), row), repeatRow(len(c.labels)+7, sweep.Job{Cell: c.of, Run: run}.Command()))
	}
	if len(cells) == 0 {
		return []g.Node{h.H2(g.Text(column.Name)), Note("It was measured nowhere.")}
	}
	var head g.Group
	for _, w := range cells[0].labels {
		head = append(head, h.Th(g.Text(w.Name)))
	}
	for _, title := range []string{"runs", "mean", "", "5 %", "median", "95 %"} {
		head = append(head, h.Th(number, g.Text(title)))
	}
	head = append(head, h.Th(g.Text("")))
	if len(lawsOf(cells)) > 0 {
		head[len(head)-1] = h.Th(g.Text("expected"))
	}
	return []g.Node{
		h.H2(g.Text(column.Name)), Note(column.Spec.Doc), chartNodes(chartsOf(cells, along)),
		h.Div(h.Class("wide"), h.Table(Lines(h.THead(h.Tr(head)), h.TBody(Lines(rows...))))),
	}
}
