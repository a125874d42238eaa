package sweep

import (
	"fmt"
	"slices"
	"strings"
)

// Spec is what a sweep asks. It is complete: nothing else has a say in its results, so that it
// can be written into a file and read on another machine.
type Spec struct {
	Program  string            `json:"program"`            // the version that plays the jobs
	Scripts  map[string]string `json:"scripts,omitempty"`  // texts of scenarios that are files, by their names
	Networks map[string]string `json:"networks,omitempty"` // texts of networks that are files, by their names
	World    []Word            `json:"world,omitempty"`    // what holds in all cells; see words
	Do       []string          `json:"do,omitempty"`       // commands at time 0, before those of a cell
	Axes     []Axis            `json:"axes,omitempty"`     // a cell is one value of each; the last varies fastest
	Points   []Point           `json:"points,omitempty"`   // or cells that are given one by one
	Runs     int               `json:"runs"`               // of each cell; with Until: at first
	Seed     uint64            `json:"seed"`               // of the first run of each cell
	Figures  []string          `json:"figures,omitempty"`  // to show, and of nodes to measure
	Until    string            `json:"until,omitempty"`    // how narrow an interval is to be
	Most     int               `json:"most,omitempty"`     // runs of a cell at the most, with Until
	Laws     []string          `json:"laws,omitempty"`     // to stand beside
}

// Point is a cell that is given by itself.
type Point struct {
	Labels []Word   `json:"labels"`          // what tells it from others
	Words  []Word   `json:"words"`           // what it sets
	Given  []Word   `json:"given,omitempty"` // parameters of laws that no setting has
	Laws   []string `json:"laws,omitempty"`  // which of the sweep's laws speak of it; nil: all
}

// Error says what is wrong with a sweep, and with which part of it: "set", "until", "law".
type Error struct{ Part, Problem string }

// Error writes "--set: latency: ...".
func (e *Error) Error() string {
	if e.Part == "" {
		return e.Problem
	}
	return "--" + e.Part + ": " + e.Problem
}

func refuse(part, format string, args ...any) error {
	return &Error{part, fmt.Sprintf(format, args...)}
}

// Size is how many cells there are; more than MostCells count as one more.
func (s *Spec) Size() int {
	if s.Points != nil {
		return len(s.Points)
	}
	size := 1
	for _, a := range s.Axes {
		if size *= len(a.Values); size > MostCells {
			return MostCells + 1
		}
	}
	return size
}

// Jobs is how many there are in all, as far as that is known beforehand.
func (s *Spec) Jobs() int { return s.Size() * s.Runs }

// Bounds of a sweep: what any program could work off, and what is done without being asked twice.
const (
	MostCells = 10_000_000
	MostRuns  = 10_000_000 // of a cell
	Large     = 250_000    // jobs, from which on it has to be said that they are meant
)

// Check refuses what no sweep is, before any cell is read. Errors are *Error.
func (s *Spec) Check() error {
	switch {
	case s.Runs < 1 || s.Runs > MostRuns:
		return refuse("runs", "%d is not a number of runs; expected 1 to %d", s.Runs, MostRuns)
	case s.Size() > MostCells:
		return refuse("set", "the grid has more than %d cells; expected fewer values", MostCells)
	}
	for i, a := range s.Axes {
		if slices.ContainsFunc(s.Axes[:i], func(b Axis) bool { return b.Name == a.Name }) {
			return refuse("set", "%s is given twice; expected all its values at once", a.Name)
		}
		if err := known(a.Name); err != nil {
			return err
		}
		if len(a.Values) == 0 {
			return refuse("set", "%s has no value", a.Name)
		}
		if err := s.distinct(a); err != nil {
			return err
		}
	}
	if _, err := s.Columns(); err != nil {
		return err
	}
	if s.Until != "" {
		if _, err := s.until(); err != nil {
			return err
		}
	}
	_, err := s.laws()
	return err
}

// distinct refuses two values of an axis that mean the same: 1s and 1000ms.
func (s *Spec) distinct(a Axis) error {
	seen := map[string]string{}
	for _, v := range a.Values {
		canonical, err := Canonical(a.Name, v)
		if err != nil {
			return refuse("set", "%s: %v%s", a.Name, err, s.unquoted(a))
		}
		if before, twice := seen[canonical]; twice {
			return refuse("set", "%s: %s and %s are the same; expected each value once%s", a.Name, before, v, s.unquoted(a))
		}
		seen[canonical] = v
	}
	return nil
}

// unquoted is a hint for lists that were meant as one value.
func (s *Spec) unquoted(a Axis) string {
	if len(a.Values) > 1 && slices.Contains(commaed(), a.Name) {
		return fmt.Sprintf("; a value with commas stands in quotes: %s=\"%s\"", a.Name, strings.Join(a.Values, ","))
	}
	return ""
}

// labels are what tells a cell from the others, and words what it sets.
func (s *Spec) point(n int) Point {
	if s.Points != nil {
		return s.Points[n]
	}
	words := make([]Word, len(s.Axes))
	for i := len(s.Axes) - 1; i >= 0; i-- {
		values := s.Axes[i].Values
		words[i] = Word{s.Axes[i].Name, values[n%len(values)]}
		n /= len(values)
	}
	return Point{Labels: words, Words: words}
}
