package sweep

import (
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/sweep/stat"
)

// Confidence is that of the intervals.
const Confidence = 0.95

// Parts are the quantiles that are told.
func Parts() [5]float64 { return [...]float64{0.05, 0.25, 0.5, 0.75, 0.95} }

// Summary is what the runs of a cell come to.
type Summary struct {
	Cell    *Cell
	Runs    int
	Broke   int // runs that ended before their end
	Missed  int // runs in which an expectation of the scenario failed
	Figures []Measured
	Said    []Prediction // of the laws, in their order

	first trouble // that came
}

// trouble is what is wrong with a run.
type trouble struct {
	run   int
	check string
	broke string
}

// Measured is a figure of a cell, over its runs.
type Measured struct {
	Column
	Count      int // of runs in which it was measured
	Mean       float64
	Deviation  float64
	Error      float64 // of the mean
	Interval   stat.Interval
	Quantiles  [5]float64
	Low, High  stat.Extreme
	Difference *Difference // from the first cell; nil: there is none, or nothing to tell
}

// Difference is what a figure is more than in the first cell, run by run with the same seeds.
type Difference struct {
	Count    int
	Mean     float64
	Interval stat.Interval
}

// counting is a cell whose results come in.
type counting struct {
	cell    *Cell
	runs    int
	broke   int
	missed  int
	samples []stat.Sample
	more    []stat.Sample // differences
	base    *base
	first   *trouble
}

// base is what the first cell measured, for its differences from others: of so many runs.
type base struct{ values [][]Value }

// newCounting begins with a cell; the base is the first one's, and nil for the first itself.
func newCounting(c *Cell, b *base) *counting {
	n := len(c.columns)
	return &counting{cell: c, samples: make([]stat.Sample, n), more: make([]stat.Sample, n), base: b}
}

// add counts a result in, by the order of the runs. What broke off is counted, and not measured.
func (c *counting) add(run int, r *Result) {
	c.runs++
	if r.Failed > 0 {
		c.missed++
	}
	if r.Broke != "" {
		c.broke++
	}
	if (r.Check != "" || r.Broke != "") && c.first == nil {
		c.first = &trouble{run, r.Check, r.Broke}
	}
	if r.Broke != "" {
		return
	}
	for i, v := range r.Values {
		if !v.Known() {
			continue
		}
		c.samples[i].Add(run, v.X, v.Of)
		if c.base != nil && run < len(c.base.values) && c.base.values[run] != nil && c.base.values[run][i].Known() {
			c.more[i].Add(run, v.X-c.base.values[run][i].X, 1)
		}
	}
}

// summary is what came in so far.
func (c *counting) summary() *Summary {
	s := &Summary{Cell: c.cell, Runs: c.runs, Broke: c.broke, Missed: c.missed, Figures: make([]Measured, len(c.samples))}
	if c.first != nil {
		s.first = *c.first
	}
	parts := Parts()
	for i := range c.samples {
		sample, column := &c.samples[i], c.cell.columns[i]
		m := Measured{Column: column, Count: sample.Count}
		if sample.Count > 0 {
			m.Mean, m.Deviation, m.Error = sample.Mean(), sample.Deviation(), sample.Error()
			m.Interval = interval(sample, &m)
			copy(m.Quantiles[:], sample.Quantiles(parts[:]...))
			m.Low, m.High = sample.Low, sample.High
		}
		if more := &c.more[i]; more.Count > 1 {
			m.Difference = &Difference{more.Count, more.Mean(), more.Student(Confidence)}
		}
		s.Figures[i] = m
	}
	return s
}

// interval is that of a figure's mean. What is a share of independent trials, whatever run they
// are of, is pooled (Wilson); so is, where there is one run only, what is a share of its blocks,
// as if these were independent. Of all else runs are the independent values (Student).
func interval(sample *stat.Sample, m *Measured) stat.Interval {
	switch rate := m.Spec.Unit == figure.Rate; {
	case m.Spec.Name == "attack.rate":
		m.Mean, _ = sample.Pooled()
		return sample.Wilson(Confidence)
	case m.Spec.Unit == figure.Truth:
		return sample.Wilson(Confidence)
	case rate && sample.Count == 1:
		if _, trials := sample.Pooled(); trials > 1 {
			return sample.Wilson(Confidence)
		}
	}
	return sample.Student(Confidence)
}
