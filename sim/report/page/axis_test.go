package page

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Marks are few, and at numbers that one would choose.
func TestMarks(t *testing.T) {
	for highest, want := range map[float64][]string{
		100:             {"0", "20", "40", "60", "80", "100"},
		5.6:             {"0", "1", "2", "3", "4", "5"},
		0.03:            {"0", "0.005", "0.01", "0.015", "0.02", "0.025", "0.03"},
		0.3:             {"0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3"},
		1234:            {"0", "200", "400", "600", "800", "1000", "1200"},
		1:               {"0", "0.2", "0.4", "0.6", "0.8", "1"},
		6.999:           {"0", "1", "2", "3", "4", "5", "6"},
		7:               {"0", "2", "4", "6"},
		1000:            {"0", "200", "400", "600", "800", "1000"}, // whose logarithm is not exact
		2.5e7:           {"0", "5000000", "10000000", "15000000", "20000000", "25000000"},
		3e9:             {"0", "5e8", "1e9", "1.5e9", "2e9", "2.5e9", "3e9"},
		4e-6:            {"0", "1e-6", "2e-6", "3e-6", "4e-6"},
		math.MaxFloat64: {"0", "5e307", "1e308", "1.5e308"},
		0:               nil,
		-1:              nil,
		math.Inf(1):     nil,
		5e-324:          nil,
	} {
		if got := texts(marks(highest)); !slices.Equal(got, want) {
			t.Errorf("up to %v: %q, want %q", highest, got, want)
		}
	}
	if got := marks(math.NaN()); got != nil {
		t.Errorf("marks %v up to no number", got)
	}
}

func texts(list []mark) (texts []string) {
	for _, m := range list {
		texts = append(texts, m.text)
	}
	return texts
}

// Whatever the range, it has 3 to mostMarks marks from 0 on, at whole multiples of 1, 2 or 5
// times a power of ten, and no room for one more; their texts are short and exact.
func TestMarksOfAnyRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		highest := rapid.OneOf(rapid.Float64Range(lowestRange, math.MaxFloat64), rapid.Float64Range(1e-9, 1e9), rapid.Float64Range(0.1, 1000)).Draw(t, "highest")
		list := marks(highest)
		if len(list) < 3 || len(list) > mostMarks || list[0].value != 0 {
			t.Fatalf("marks %v up to %v", list, highest)
		}
		step := list[1].value
		if digits, _, _ := strings.Cut(strconv.FormatFloat(step, 'e', -1, 64), "e"); !slices.Contains([]string{"1", "2", "5"}, digits) {
			t.Errorf("a step of %v up to %v", step, highest)
		}
		for i, m := range list {
			if value, err := strconv.ParseFloat(m.text, 64); err != nil || value != m.value {
				t.Errorf("the mark at %v says %q", m.value, m.text)
			}
			if off := m.value/step - float64(i); math.Abs(off) > 1e-12 || m.value > highest || len(m.text) > 8 {
				t.Errorf("mark %d of step %v up to %v is at %v, %q", i, step, highest, m.value, m.text)
			}
		}
		if last := list[len(list)-1].value; highest-last > step*(1+1e-12) {
			t.Errorf("marks %v leave a gap up to %v", list, highest)
		}
	})
}

// An axis is a straight scale, and one without a length has all at its beginning.
func TestAxis(t *testing.T) {
	up := axis{highest: 4, from: 100, to: 20}
	for value, want := range map[float64]float64{0: 100, 1: 80, 4: 20} {
		if got := up.at(value); got != want {
			t.Errorf("%v is at %v, want %v", value, got, want)
		}
	}
	for _, highest := range []float64{0, -1, math.NaN()} {
		flat := axis{highest: highest, from: 100, to: 20}
		if got := flat.at(3); got != 100 {
			t.Errorf("up to %v, 3 is at %v", highest, got)
		}
	}
}
