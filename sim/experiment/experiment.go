package experiment

import (
	"fmt"
	"math"
	"slices"

	"example.com/sosocoin/sim/sweep"
	"example.com/sosocoin/sim/sweep/stat"
	"example.com/sosocoin/sim/theory"
)

// Experiment is a sweep with what is expected of each cell.
type Experiment struct {
	Name  string
	Title string
	About string       // what is done, what is expected, and where the model of the law is another
	Runs  int          // of each case, unless that is said
	X     string       // the label along which its plot goes; "": side by side
	World []sweep.Word // of all cases
	Cases []Case
}

// Case is a cell.
type Case struct {
	Labels []sweep.Word
	Words  []sweep.Word
	Given  []sweep.Word // parameters of laws
	Figure string       // of which something is expected
	Expect []Expectation
}

// Expectation is what a figure is to be. The zero value of Bound means what the law says.
type Expectation struct {
	Law   string // of theory, with where its parameters come from if that is not said by their names
	Bound Bound
	Slack float64 // what the model of the law may be off, as a part of what it says

	Low, High float64 // in place of a law: a range, with its source
	Source    string
}

// Bound says how a figure is to stand to what a law says.
type Bound uint8

// The bounds.
const (
	AsTheLaw Bound = iota
	AtLeast
	Beside // it is shown, and not judged
)

// Spec is the sweep, with so many runs of each cell and the seed of the first; 0 runs are as many as usual.
func (e *Experiment) Spec(program string, runs int, seed uint64) *sweep.Spec {
	s := &sweep.Spec{Program: program, World: e.World, Runs: runs, Seed: seed}
	if runs == 0 {
		s.Runs = e.Runs
	}
	for _, c := range e.Cases {
		p := sweep.Point{Labels: c.Labels, Words: c.Words, Given: c.Given, Laws: []string{}}
		for _, x := range c.Expect {
			if x.Law == "" {
				continue
			}
			text := c.Figure + "=" + x.Law
			p.Laws = append(p.Laws, text)
			if !slices.Contains(s.Laws, text) {
				s.Laws = append(s.Laws, text)
			}
		}
		if !slices.Contains(s.Figures, c.Figure) {
			s.Figures = append(s.Figures, c.Figure)
		}
		s.Points = append(s.Points, p)
	}
	return s
}

// Verdict is what became of a case.
type Verdict struct {
	Case     *Case
	Measured sweep.Measured
	Runs     int
	Said     []Said
	Inside   bool // of all that is judged
	Repeat   string
}

// Said is an expectation, and whether it was met.
type Said struct {
	Expectation
	Law    *theory.Law // nil: a range
	Of     theory.Values
	Value  float64
	Err    error // why the law says nothing
	Inside bool
}

// confident makes an interval of 95 % one of 99 %, as normal means have it.
const confident = 2.576 / 1.960

// Judge holds the cells of a table against what is expected of them.
func (e *Experiment) Judge(t *sweep.Table) []Verdict {
	verdicts := make([]Verdict, len(e.Cases))
	for i := range e.Cases {
		c, cell := &e.Cases[i], t.Cells[i]
		v := Verdict{Case: c, Runs: cell.Runs, Inside: true, Repeat: sweep.Job{Cell: cell.Cell}.Command()}
		for _, m := range cell.Figures {
			if m.Name == c.Figure {
				v.Measured = m
			}
		}
		for _, x := range c.Expect {
			said := x.judge(c, cell, v.Measured)
			v.Said = append(v.Said, said)
			v.Inside = v.Inside && said.Inside
		}
		verdicts[i] = v
	}
	return verdicts
}

// judge holds a measured figure against an expectation.
func (x Expectation) judge(c *Case, cell *sweep.Summary, m sweep.Measured) Said {
	said := Said{Expectation: x}
	slack := confident * m.Interval.Half()
	if m.Count == 0 || m.Interval.By == stat.None {
		slack = math.Inf(-1) // nothing is known
	}
	if x.Law == "" {
		said.Inside = m.Mean >= x.Low-slack && m.Mean <= x.High+slack
		return said
	}
	for _, p := range cell.Said {
		if p.Asked == c.Figure+"="+x.Law {
			law := p.Law
			said.Law, said.Of, said.Value, said.Err = &law, p.Of, p.Value, p.Err
		}
	}
	if said.Law == nil || said.Err != nil {
		return said
	}
	low, high := m.Interval.Low-(confident-1)*m.Interval.Half(), m.Interval.High+(confident-1)*m.Interval.Half()
	allowed := x.Slack * math.Abs(said.Value)
	below, above := said.Value >= low-allowed, said.Value <= high+allowed // the law is not below, not above what was measured
	switch {
	case math.IsInf(slack, -1):
	case x.Bound == Beside:
		said.Inside = true
	case x.Bound == AtLeast || said.Law.Bound == theory.AtLeast:
		said.Inside = above
	case said.Law.Bound == theory.AtMost:
		said.Inside = below
	default:
		said.Inside = below && above
	}
	return said
}

// Outside counts the cells that lie outside.
func Outside(verdicts []Verdict) (count int) {
	for _, v := range verdicts {
		if !v.Inside {
			count++
		}
	}
	return count
}

// Allowed is how many of so many cells may lie outside: one in twenty, and one where there are fewer.
func Allowed(cells int) int { return max(cells/20, 1) }

// word is a setting.
func word(name string, value any) sweep.Word { return sweep.Word{Name: name, Value: fmt.Sprint(value)} }
