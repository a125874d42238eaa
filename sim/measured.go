package sim

import (
	"cmp"
	"encoding/json"
	"math"
	"strconv"
)

// Measured is the value of a figure, or none: what was never measured is not 0. A mean
// or a share says of how many it is one. The zero value is not measured.
type Measured struct {
	value float64
	of    int
}

// NotMeasured is written where a text has room for one sign.
const NotMeasured = "–"

// Known is a value that is no mean of anything.
func Known(x float64) Measured { return Measured{x, 1} }

// MeanOf is the mean of so many values with this sum; not measured if there is none.
func MeanOf(sum float64, of int) Measured {
	if of == 0 {
		return Measured{}
	}
	return Measured{sum / float64(of), of}
}

// ShareOf is a part of a whole, from 0 to 1; not measured of nothing.
func ShareOf(part, whole float64) Measured {
	if whole == 0 {
		return Measured{}
	}
	return Known(part / whole)
}

// Value is what was measured; false if nothing was.
func (m Measured) Value() (x float64, known bool) { return m.value, m.Known() }

// Known reports whether anything was measured.
func (m Measured) Known() bool { return m.of > 0 }

// Of is how many values it is the mean of; 0 if nothing was measured.
func (m Measured) Of() int { return m.of }

// Text writes the value, or "–" where there is none.
func (m Measured) Text(write func(float64) string) string {
	if !m.Known() {
		return NotMeasured
	}
	return write(m.value)
}

// Once is the value as one of those that a further mean is taken of.
func (m Measured) Once() Measured { return Measured{m.value, min(m.of, 1)} }

// And is the mean of these values and others.
func (m Measured) And(others Measured) Measured {
	of := m.of + others.of
	if of == 0 {
		return Measured{}
	}
	return Measured{(m.value*float64(m.of) + others.value*float64(others.of)) / float64(of), of}
}

// String writes the value with as many digits as it takes.
func (m Measured) String() string {
	return m.Text(func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) })
}

// Equal reports whether both have the same value of as many, or none.
func (m Measured) Equal(than Measured) bool { return m == than }

// Map is what becomes of the value, if there is one.
func (m Measured) Map(f func(float64) float64) Measured {
	if m.Known() {
		m.value = f(m.value)
	}
	return m
}

// Rounded keeps six decimals: more would be noise in a report.
func (m Measured) Rounded() Measured { return m.Map(rounded) }

// Compare orders values by size, after those that were not measured.
func (m Measured) Compare(than Measured) int {
	if !m.Known() || !than.Known() {
		return cmp.Compare(min(m.of, 1), min(than.of, 1))
	}
	return cmp.Compare(m.value, than.value)
}

// MarshalJSON writes the value, or null where there is none.
func (m Measured) MarshalJSON() ([]byte, error) {
	if !m.Known() {
		return []byte("null"), nil
	}
	return json.Marshal(m.value)
}

func rounded(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// Truth is whether something holds, where there is anything of which it could.
type Truth uint8

// What a Truth is. The zero value is not measured.
const (
	Unmeasured Truth = iota
	False
	True
)

// TruthOf is True or False.
func TruthOf(b bool) Truth {
	if b {
		return True
	}
	return False
}

// Measured is 1 for what is true and 0 for what is false.
func (t Truth) Measured() Measured {
	if t == Unmeasured {
		return Measured{}
	}
	return Known(float64(t - False))
}

// String writes true or false, or "–" where there is neither.
func (t Truth) String() string { return [...]string{NotMeasured, "false", "true"}[t] }

// MarshalJSON writes true, false, or null where there is neither.
func (t Truth) MarshalJSON() ([]byte, error) {
	if t == Unmeasured {
		return []byte("null"), nil
	}
	return []byte(t.String()), nil
}
