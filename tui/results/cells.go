package results

import (
	"math"
	"strconv"

	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/sweep"
)

// cellRows is the list of cells with the figure.
func (v *View) cellRows() rows {
	t := v.source.Table
	column, measuredAny := v.column()
	var r rows
	if len(t.Cells) > 0 {
		for _, w := range t.Cells[0].Cell.Labels {
			r.head = append(r.head, plain.Line(w.Name))
		}
	}
	r.numbers, r.by = len(r.head), -1
	half := "±"
	if v.theme.ASCII {
		half = "+-"
	}
	r.head = append(r.head, "runs", "mean", half, "5 %", "median", "95 %")
	r.head = append(r.head, t.LawNames(column)...)
	r.head = append(r.head, "farthest")
	for n, s := range t.Cells {
		line := row{n: n, words: plain.Line(s.Cell.Title()), bad: s.Broke+s.Missed > 0}
		for _, w := range s.Cell.Labels {
			line.cells, line.keys = append(line.cells, plain.Line(w.Value)), append(line.keys, amount(w.Value))
		}
		if measuredAny {
			v.figureCells(&line, s, column)
		}
		for len(line.cells) < len(r.head) {
			line.cells = append(line.cells, "")
		}
		r.rows = append(r.rows, line)
	}
	return r
}

// figureCells adds what a cell has measured of a figure.
func (v *View) figureCells(line *row, s *sweep.Summary, column int) {
	m := &s.Figures[column]
	unit, step := m.Spec.Unit, m.Interval.Half()
	add := func(text string, key float64) {
		line.cells, line.keys = append(line.cells, text), append(line.keys, key)
	}
	add(strconv.Itoa(s.Runs), float64(s.Runs))
	if m.Count == 0 {
		add(measured.None, math.NaN())
		for range 4 {
			add("", math.NaN())
		}
	} else {
		add(sweep.Amount(unit, m.Mean, step), m.Mean)
		if step > 0 {
			add(sweep.Amount(unit, step, step), step)
		} else {
			add("", math.NaN())
		}
		for _, q := range []int{0, 2, 4} {
			add(sweep.Amount(unit, m.Quantiles[q], step), m.Quantiles[q])
		}
	}
	for i := range s.Said {
		if p := &s.Said[i]; p.Column == column {
			key := p.Value
			if p.Err != nil {
				key = math.NaN()
			}
			add(p.Text(unit, *m), key)
		}
	}
	if _, _, far := farthest(m); far > 0 {
		add(strconv.FormatFloat(far, 'f', 1, 64)+" dev", far)
	} else {
		add("", math.NaN())
	}
}

// amount is a value of a setting as a number, where it is one: 1s, 5 %, 3.2H/s.
func amount(text string) float64 {
	if x, err := strconv.ParseFloat(text, 64); err == nil {
		return x
	}
	if d, err := quantity.ParseDuration(text); err == nil {
		return d.Seconds()
	}
	if p, err := quantity.ParseProbability(text); err == nil {
		return p
	}
	return math.NaN()
}

// endColumn is where the list of runs says how one ended, if it was not as it should.
const endColumn = 4

// runRows is the list of a cell's runs, the one that lies farthest from the mean first.
func (v *View) runRows() rows {
	r := rows{head: []string{"seed", "value", "from the mean", "distance", "end"}, by: 3, down: true}
	column, measuredAny := v.column()
	s := v.source.Table.Cells[v.cell]
	for i, run := range v.played {
		seed := sweep.Job{Cell: s.Cell, Run: run.Number}.Seed()
		line := row{n: i, cells: []string{strconv.FormatUint(seed, 10)}, keys: []float64{float64(seed)}}
		value, from, distance, far := measured.None, "", "", math.NaN()
		key := math.NaN()
		if measuredAny && run.Result.Values[column].Known() {
			m := &s.Figures[column]
			key = run.Result.Values[column].X
			value = sweep.Amount(m.Spec.Unit, key, m.Deviation/10)
			if m.Deviation > 0 && run.Result.Broke == "" {
				far = (key - m.Mean) / m.Deviation
				from, distance = sweep.Amount(m.Spec.Unit, key-m.Mean, m.Deviation/10), strconv.FormatFloat(math.Abs(far), 'f', 2, 64)+" dev"
				if far > 0 {
					from = "+" + from
				}
			}
		}
		end := ""
		switch {
		case run.Result.Check != "":
			end = "a check failed: " + run.Result.Check
		case run.Result.Broke != "":
			end = "ended early: " + run.Result.Broke
		case run.Result.Failed > 0:
			end = plain.Count(run.Result.Failed, "expectation") + " failed"
		}
		line.bad = end != ""
		line.cells = append(line.cells, value, from, distance, plain.Line(end))
		line.keys = append(line.keys, key, far, math.Abs(far))
		r.rows = append(r.rows, line)
	}
	return r
}

// nameRows is the list of figures.
func (v *View) nameRows() rows {
	r := rows{head: []string{"figure", "what it is"}, numbers: 2, by: -1}
	for i, at := range v.figures {
		c := v.source.Table.Columns[at]
		r.rows = append(r.rows, row{n: i, cells: []string{c.Name, c.Spec.Doc}})
	}
	return r
}
