package measured

import (
	"cmp"
	"encoding/json"
	"math"
	"strconv"
)

// Value is what a figure was measured to be, or nothing. A mean
// or a share says of how many it is one. The zero value is not measured.
type Value struct {
	value float64
	of    int
}

// None is written where a text has room for one sign.
const None = "–"

// Known is a value that is no mean of anything.
func Known(x float64) Value { return Value{x, 1} }

// MeanOf is the mean of so many values with this sum; not measured if there is none.
func MeanOf(sum float64, of int) Value {
	if of == 0 {
		return Value{}
	}
	return Value{sum / float64(of), of}
}

// ShareOf is a part of a whole, from 0 to 1; not measured of nothing.
func ShareOf(part, whole float64) Value {
	if whole == 0 {
		return Value{}
	}
	return Known(part / whole)
}

// Value is what was measured; false if nothing was.
func (m Value) Value() (x float64, known bool) { return m.value, m.Known() }

// Known reports whether anything was measured.
func (m Value) Known() bool { return m.of > 0 }

// Of is how many values it is the mean of; 0 if nothing was measured.
func (m Value) Of() int { return m.of }

// Text writes the value, or "–" where there is none.
func (m Value) Text(write func(float64) string) string {
	if !m.Known() {
		return None
	}
	return write(m.value)
}

// Once is the value as one of those that a further mean is taken of.
func (m Value) Once() Value { return Value{m.value, min(m.of, 1)} }

// And is the mean of these values and others.
func (m Value) And(others Value) Value {
	of := m.of + others.of
	if of == 0 {
		return Value{}
	}
	return Value{(m.value*float64(m.of) + others.value*float64(others.of)) / float64(of), of}
}

// String writes the value with as many digits as it takes.
func (m Value) String() string {
	return m.Text(func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) })
}

// Equal reports whether both have the same value of as many, or none.
func (m Value) Equal(than Value) bool { return m == than }

// Map is what becomes of the value, if there is one.
func (m Value) Map(f func(float64) float64) Value {
	if m.Known() {
		m.value = f(m.value)
	}
	return m
}

// Rounded keeps six decimals: more would be noise in a report.
func (m Value) Rounded() Value { return m.Map(Round) }

// Compare orders values by size, after those that were not measured.
func (m Value) Compare(than Value) int {
	if !m.Known() || !than.Known() {
		return cmp.Compare(min(m.of, 1), min(than.of, 1))
	}
	return cmp.Compare(m.value, than.value)
}

// MarshalJSON writes the value, or null where there is none.
func (m Value) MarshalJSON() ([]byte, error) {
	if !m.Known() {
		return []byte("null"), nil
	}
	return json.Marshal(m.value)
}

// Round keeps six decimals.
func Round(x float64) float64 { return math.Round(x*1e6) / 1e6 }
