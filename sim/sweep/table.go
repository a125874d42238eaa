package sweep

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/theory/value"
)

// Table is what a sweep has measured: all cells, in the order of the grid.
type Table struct {
	Spec    *Spec
	Columns []Column
	Cells   []*Summary
	Wide    int      // cells whose interval did not become narrow enough
	Show    []string // the figures that are shown to people; nil: those of the spec

	laws []law
}

func (t *Table) add(c *counting) {
	s := c.summary()
	for i := range t.laws {
		s.Said = append(s.Said, t.laws[i].predict(s))
	}
	t.Cells = append(t.Cells, s)
}

// Title says what was asked: "latency=1s,2s nodes=8,64".
func (s *Spec) Title() string {
	var words []string
	for _, w := range s.World {
		words = append(words, w.String())
	}
	for _, line := range s.Do {
		words = append(words, "do="+Quoted(line))
	}
	for _, a := range s.Axes {
		words = append(words, a.Name+"="+strings.Join(a.Values, ","))
	}
	return strings.Join(words, " ")
}

// usual are the figures that a text shows if nobody says which, where they were measured.
func usual() []string {
	return []string{"stale.rate", "interval", "propagation.50", "reorg.depth", "gamma", "attack.rate", "revenue"}
}

// Shown are the columns that are shown to people, by their places.
func (t *Table) Shown() (list []int) {
	add := func(at int) {
		if !slices.Contains(list, at) {
			list = append(list, at)
		}
	}
	wanted := t.Spec.Figures
	if t.Show != nil {
		wanted = t.Show
	}
	for _, name := range wanted {
		if at, err := find(t.Columns, name); err == nil {
			add(at)
		}
	}
	if enough, err := t.Spec.until(); t.Spec.Until != "" && err == nil {
		add(enough.column)
	}
	for _, l := range t.laws {
		add(l.column)
	}
	all := slices.Contains(wanted, allFigures)
	if len(list) > 0 && !all {
		return list
	}
	for at, c := range t.Columns {
		if (all || slices.Contains(usual(), c.Spec.Name)) && t.Measured(at) {
			add(at)
		}
	}
	return list
}

// Choose shows these figures; the error names the one that is none.
func (t *Table) Choose(names []string) error {
	for _, name := range names {
		if _, err := find(t.Columns, name); err != nil && name != allFigures {
			return &Error{"figure", err.Error()}
		}
	}
	t.Show = names
	return nil
}

// Measured says whether any cell has measured a column.
func (t *Table) Measured(at int) bool {
	return slices.ContainsFunc(t.Cells, func(s *Summary) bool { return s.Figures[at].Count > 0 })
}

// Text is the table as people read it.
func (t *Table) Text() string {
	var b strings.Builder
	runs := 0
	for _, s := range t.Cells {
		runs += s.Runs
	}
	fmt.Fprintf(&b, "%s, %s; means with their %.0f %% intervals\n", plain.Count(len(t.Cells), "cell"), plain.Count(runs, "run"), 100*Confidence)
	for _, at := range t.Shown() {
		t.figure(&b, at)
	}
	t.trouble(&b)
	return b.String()
}

// figure writes all cells of a figure.
func (t *Table) figure(b *strings.Builder, at int) {
	column := t.Columns[at]
	fmt.Fprintf(b, "\n%s: %s\n\n", column.Name, column.Spec.Doc)
	var said []int // the laws of this figure
	for i, l := range t.laws {
		if l.column == at {
			said = append(said, i)
		}
	}
	head := t.labels(func(w Word) string { return w.Name }, t.Cells[0])
	numbers := len(head)
	head = append(head, "runs", "mean", "±", "5 %", "median", "95 %")
	for _, i := range said {
		head = append(head, t.laws[i].Name)
	}
	paired := len(t.Cells) > 1 && slices.ContainsFunc(t.Cells, func(s *Summary) bool { return s.Figures[at].Difference != nil })
	if paired {
		head = append(head, "from the first", "±")
	}
	rows := [][]string{head}
	for _, s := range t.Cells {
		rows = append(rows, t.row(s, at, said, paired))
	}
	WriteColumns(b, rows, numbers)
	for _, i := range said {
		t.defaults(b, i)
	}
	t.outlier(b, at)
}

// defaults says which parameters of a law no cell has anything for: what stands beside is then for
// a world that may be another.
func (t *Table) defaults(b *strings.Builder, law int) {
	l := &t.laws[law]
	for _, p := range l.Params {
		taken := func(s *Summary) bool { _, given := s.Said[law].Of[p.Name]; return given || s.Said[law].Err != nil }
		if !slices.ContainsFunc(t.Cells, taken) {
			fmt.Fprintf(b, "\n%s takes %s=%s, which is its default: nothing in a cell is called so. Say what it is, as in '%s %s=%s'.\n",
				l.Name, p.Name, value.Text(p.Unit, p.Default), l.Name, p.Name, value.Text(p.Unit, p.Default))
		}
	}
}

// labels are the texts that tell a cell from the others.
func (t *Table) labels(text func(Word) string, s *Summary) (list []string) {
	for _, w := range s.Cell.Labels {
		list = append(list, text(w))
	}
	return list
}

func (t *Table) row(s *Summary, at int, said []int, paired bool) []string {
	m := s.Figures[at]
	unit := m.Spec.Unit
	row := append(t.labels(func(w Word) string { return w.Value }, s), strconv.Itoa(m.Count))
	if m.Count == 0 {
		row = append(row, measured.None, "", "", "", "")
	} else {
		step := m.Interval.Half()
		half := ""
		if m.Interval.By != "" {
			half = Amount(unit, step, step)
		} else {
			step = 0
		}
		row = append(row, Amount(unit, m.Mean, step), half, Amount(unit, m.Quantiles[0], step), Amount(unit, m.Quantiles[2], step), Amount(unit, m.Quantiles[4], step))
	}
	for _, i := range said {
		row = append(row, s.Said[i].Text(unit, m))
	}
	if d := m.Difference; paired && d != nil {
		step := d.Interval.Half()
		row = append(row, signed(Amount(unit, d.Mean, step)), Amount(unit, step, step))
	} else if paired {
		row = append(row, "", "")
	}
	return row
}

func signed(text string) string {
	if strings.HasPrefix(text, "-") {
		return text
	}
	return "+" + text
}

// outlier tells which run lies farthest from its cell's mean, in deviations of it, and how to see
// it again.
func (t *Table) outlier(b *strings.Builder, at int) {
	far, of, run, x := 0.0, (*Summary)(nil), 0, 0.0
	for _, s := range t.Cells {
		m := s.Figures[at]
		if m.Count < 2 || m.Deviation == 0 {
			continue
		}
		if d := (m.High.Value - m.Mean) / m.Deviation; d > far {
			far, of, run, x = d, s, m.High.Run, m.High.Value
		}
		if d := (m.Mean - m.Low.Value) / m.Deviation; d > far {
			far, of, run, x = d, s, m.Low.Run, m.Low.Value
		}
	}
	if of == nil {
		return
	}
	m := of.Figures[at]
	fmt.Fprintf(b, "\nfarthest from its mean, %.1f deviations: %s\n  %s\n", far, Amount(m.Spec.Unit, x, m.Deviation/10), Job{of.Cell, run}.Command())
}

// trouble tells what went wrong in some runs.
func (t *Table) trouble(b *strings.Builder) {
	for _, s := range t.Cells {
		if s.Broke > 0 {
			fmt.Fprintf(b, "\n%s: %d of %d runs ended before their end, and are not counted", orAll(s.Cell), s.Broke, s.Runs)
		}
		if s.Missed > 0 {
			fmt.Fprintf(b, "\n%s: an expectation of the scenario failed in %d of %d runs", orAll(s.Cell), s.Missed, s.Runs)
		}
		if s.first != (trouble{}) {
			fmt.Fprintf(b, "; the first: %s\n  %s", s.first.broke+s.first.check, Job{s.Cell, s.first.run}.Command())
		}
		if s.Broke+s.Missed > 0 {
			b.WriteString("\n")
		}
	}
	if t.Wide > 0 {
		fmt.Fprintf(b, "\n%s: not as narrow as %q asks for, after as many runs as a cell may have (--most)\n", plain.Count(t.Wide, "cell"), t.Spec.Until)
	}
}

// Failure is what makes the sweep a failed one: a check that failed, or runs that broke off. nil:
// nothing does.
func (t *Table) Failure() error {
	broke, runs := 0, 0
	for _, s := range t.Cells {
		if s.first.check != "" {
			return fmt.Errorf("a check failed: this is a bug in sosocoin: %s: %s", s.first.check, Job{s.Cell, s.first.run}.Command())
		}
		broke, runs = broke+s.Broke, runs+s.Runs
	}
	switch {
	case broke > 0:
		return fmt.Errorf("%d of %d runs ended before their end", broke, runs)
	case t.Wide > 0:
		return fmt.Errorf("%s not narrow enough", plain.Count(t.Wide, "interval"))
	}
	return nil
}

// WriteColumns writes rows below each other, texts to the left and numbers, from a column on, to the
// right.
func WriteColumns(b *strings.Builder, rows [][]string, numbers int) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], plain.Width(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			gap := strings.Repeat(" ", widths[i]-plain.Width(cell))
			if i >= numbers {
				line.WriteString("  " + gap + cell)
			} else {
				line.WriteString("  " + cell + gap)
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// Amount writes a value of a unit with as many decimals as make sense where it is known to a step.
func Amount(u figure.Unit, x, step float64) string {
	sign := ""
	switch u {
	case figure.Rate, figure.Truth:
		x, step, sign = 100*x, 100*step, " %"
	case figure.Span, figure.Moment:
		sign = " s"
	}
	decimals := 0
	switch {
	case step > 0:
		decimals = min(max(1-int(math.Floor(math.Log10(step))), 0), 6)
	case x != math.Trunc(x):
		decimals = min(max(2-int(math.Floor(math.Log10(math.Abs(x)))), 0), 6)
	}
	return strconv.FormatFloat(x, 'f', decimals, 64) + sign
}
