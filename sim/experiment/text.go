package experiment

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/sweep"
)

// width is the longest line of a text about an experiment, in columns.
const width = 100

// Text tells what was found, cell by cell.
func (e *Experiment) Text(verdicts []Verdict) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n", e.Name, e.Title)
	for _, line := range plain.Wrap(e.About, width) {
		fmt.Fprintln(&b, line)
	}
	b.WriteString("\n")
	var head []string
	for _, w := range e.Cases[0].Labels {
		head = append(head, w.Name)
	}
	labels := len(head)
	rows := [][]string{append(head, "runs", "figure", "measured", "±", "expected", "")}
	for _, v := range verdicts {
		rows = append(rows, v.rows()...)
	}
	sweep.WriteColumns(&b, rows, labels)
	outside := Outside(verdicts)
	fmt.Fprintf(&b, "\n%d of %s inside\n", len(verdicts)-outside, plain.Count(len(verdicts), "cell"))
	for _, v := range verdicts {
		if !v.Inside {
			fmt.Fprintf(&b, "  outside: %s\n", v.Repeat)
		}
	}
	return b.String()
}

// rows are a line for each expectation of a case.
func (v Verdict) rows() (rows [][]string) {
	unit, half := v.Measured.Spec.Unit, v.Measured.Interval.Half()
	for i, said := range v.Said {
		row := make([]string, len(v.Case.Labels))
		front := []string{"", "", "", ""}
		if i == 0 {
			for l, w := range v.Case.Labels {
				row[l] = w.Value
			}
			front = []string{strconv.Itoa(v.Runs), v.Case.Figure, sweep.Amount(unit, v.Measured.Mean, half), sweep.Amount(unit, half, half)}
		}
		rows = append(rows, append(append(row, front...), said.Expected(v), said.sign()))
	}
	return rows
}

// Expected is what was expected, in words.
func (s Said) Expected(v Verdict) string {
	unit, half := v.Measured.Spec.Unit, v.Measured.Interval.Half()
	switch {
	case s.Expectation.Law == "":
		return sweep.Amount(unit, s.Low, s.Low/10) + " to " + sweep.Amount(unit, s.High, s.High/10)
	case s.Err != nil:
		return s.Err.Error()
	}
	bound := s.Law.Bound.String()
	if s.Bound == AtLeast {
		bound = "at least"
	}
	name, _, _ := strings.Cut(s.Expectation.Law, " ")
	return strings.TrimSpace(bound+" "+sweep.Amount(unit, s.Value, half)) + " (" + name + ")"
}

// sign says whether it was met.
func (s Said) sign() string {
	switch {
	case s.Bound == Beside:
		return "beside"
	case s.Inside:
		return "inside"
	}
	return "OUTSIDE"
}
