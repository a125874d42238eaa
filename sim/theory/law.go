package theory

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"example.com/sosocoin/sim/withhold"
)

// Law is what a paper predicts of one number.
type Law struct {
	Name     string
	Predicts string // what the number is
	Unit     Unit
	Bound    Bound
	Paper    string // authors, title, year, section or equation
	Valid    string // the range in which it holds
	Params   []Param
	Figure   string // the reading of a run that it predicts; empty if there is none

	check  func(Values) error            // what the ranges of single parameters cannot say; nil: nothing
	value  func(Values) float64          // nil: the revenue share of its policy
	policy func(Values) *withhold.Policy // the table whose revenue it predicts; nil: none
}

// Bound says how the number that is predicted stands to what is measured.
type Bound uint8

// The bounds: what is measured is equal on average, at most as much, or at least.
const (
	Equal Bound = iota
	AtMost
	AtLeast
)

// String is the bound as it stands before a value.
func (b Bound) String() string { return [...]string{"", "at most", "at least"}[b] }

// Unit says what a number is.
type Unit string

// The units.
const (
	Share       Unit = "share"       // a part of a whole, 0 to 1
	Probability Unit = "probability" // 0 to 1
	Blocks      Unit = "blocks"      // a whole number
	Count       Unit = "count"       // a whole number, or yes and no as 1 and 0
	Seconds     Unit = "s"
	Weeks       Unit = "weeks"
	Factor      Unit = "factor" // times as much
	PerSecond   Unit = "1/s"
)

// whole reports whether numbers of a unit have no fractions.
func (u Unit) whole() bool { return u == Blocks || u == Count }

// Param is a number that a law depends on.
type Param struct {
	Name, Doc string
	Unit      Unit
	Min, Max  float64 // both count
	Default   float64
}

// Values are numbers by the names of parameters.
type Values map[string]float64

// ParamError says that a law cannot be asked with this value, or that it has no such parameter.
type ParamError struct {
	Law, Param string
	Found      float64
	Expected   string
}

// Error says what was found and what was expected.
func (e *ParamError) Error() string {
	return fmt.Sprintf("%s is %s; expected %s", e.Param, number(e.Found), e.Expected)
}

// RangeError says that values which are right by themselves are together out of the range in
// which a law holds.
type RangeError struct{ Law, Problem string }

// Error says what does not hold.
func (e *RangeError) Error() string { return e.Problem }

func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// Range is what a parameter may be, in words.
func (p Param) Range() string {
	what := "a number"
	if p.Unit.whole() {
		what = "a whole number"
	}
	return fmt.Sprintf("%s from %s to %s", what, number(p.Min), number(p.Max))
}

// Param is the parameter of this name.
func (l Law) Param(name string) (Param, bool) {
	i := slices.IndexFunc(l.Params, func(p Param) bool { return p.Name == name })
	if i < 0 {
		return Param{}, false
	}
	return l.Params[i], true
}

// Complete adds the defaults to values, and checks them. Errors are *ParamError and
// *RangeError.
func (l Law) Complete(given Values) (Values, error) {
	names := make([]string, 0, len(given))
	for name := range given {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if _, known := l.Param(name); !known {
			return nil, &ParamError{l.Name, name, given[name], "no such parameter"}
		}
	}
	all := Values{}
	for _, p := range l.Params {
		v, said := given[p.Name]
		if !said {
			v = p.Default
		}
		if !(v >= p.Min && v <= p.Max) || p.Unit.whole() && v != math.Trunc(v) {
			return nil, &ParamError{l.Name, p.Name, v, p.Range()}
		}
		all[p.Name] = v
	}
	if l.check != nil {
		if err := l.check(all); err != nil {
			return nil, &RangeError{l.Name, err.Error()}
		}
	}
	return all, nil
}

// Predict is the number for these values; parameters that are left out have their defaults.
// Errors are *ParamError and *RangeError.
func (l Law) Predict(given Values) (float64, error) {
	all, err := l.Complete(given)
	if err != nil {
		return 0, err
	}
	if l.value == nil {
		return Evaluate(l.policy(all), all["alpha"], all["gamma"]).Share, nil
	}
	return l.value(all), nil
}

// Policy is the table whose revenue the law predicts; nil if it is about none. Errors are
// those of Predict.
func (l Law) Policy(given Values) (*withhold.Policy, error) {
	if l.policy == nil {
		return nil, nil
	}
	all, err := l.Complete(given)
	if err != nil {
		return nil, err
	}
	return l.policy(all), nil
}
