package stat_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/sweep/stat"
)

func sampleOf(values ...float64) *stat.Sample {
	s := &stat.Sample{}
	for run, x := range values {
		s.Add(run, x, 1)
	}
	return s
}

func near(a, b, within float64) bool { return math.Abs(a-b) <= within }

// Student's 1908 first sample of Cushny and Peebles: the differences of hours of sleep.
func TestStudent(t *testing.T) {
	s := sampleOf(1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, .8, 4.6, 1.4)
	if !near(s.Mean(), 1.58, 1e-12) || !near(s.Deviation(), 1.229995, 1e-5) {
		t.Errorf("mean %v, deviation %v", s.Mean(), s.Deviation())
	}
	i := s.Student(0.95)
	if !near(i.Low, 0.70013, 2e-4) || !near(i.High, 2.45987, 2e-4) || i.By != stat.Student {
		t.Errorf("%+v, expected 0.7001 to 2.4599 as R's t.test has it", i)
	}
	if one := sampleOf(3).Student(0.95); one.By != stat.None || one.Low != 3 || one.High != 3 {
		t.Errorf("of one value %+v", one)
	}
}

// Newcombe 1998, table I, method 3.
func TestWilson(t *testing.T) {
	for _, c := range []struct{ hits, trials, low, high float64 }{
		{81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, 0, .1611}, {1, 29, .0061, .1718},
	} {
		s := &stat.Sample{}
		s.Add(0, c.hits/c.trials, int(c.trials))
		if i := s.Wilson(0.95); !near(i.Low, c.low, 6e-5) || !near(i.High, c.high, 6e-5) {
			t.Errorf("%v of %v: %+v, expected %v to %v", c.hits, c.trials, i, c.low, c.high)
		}
	}
}

func TestQuantilesAreThoseOfR(t *testing.T) {
	s := sampleOf(7, 1, 3, 2)
	if q := s.Quantiles(0, .25, .5, .9, 1); !slices.EqualFunc(q, []float64{1, 1.75, 2.5, 5.8, 7}, func(a, b float64) bool { return near(a, b, 1e-12) }) {
		t.Errorf("%v", q)
	}
	if s.Low != (stat.Extreme{Value: 1, Run: 1}) || s.High != (stat.Extreme{Value: 7, Run: 0}) {
		t.Errorf("%+v %+v", s.Low, s.High)
	}
	if q := (&stat.Sample{}).Quantiles(.5); !math.IsNaN(q[0]) {
		t.Errorf("of nothing %v", q)
	}
}

// Of many values a fixed choice is kept, which has about the same quantiles.
func TestManyValuesKeepTheirQuantiles(t *testing.T) {
	s, random := &stat.Sample{}, rand.New(rand.NewPCG(1, 2))
	for run := range 60_000 {
		s.Add(run, random.Float64(), 1)
	}
	for i, q := range s.Quantiles(.05, .5, .95) {
		if want := []float64{.05, .5, .95}[i]; !near(q, want, 0.03) {
			t.Errorf("quantile %v is %v", want, q)
		}
	}
	if !near(s.Mean(), .5, .01) {
		t.Errorf("mean %v", s.Mean())
	}
}

// The mean of values is where they are, whatever they are.
func TestSampleHoldsItsValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 1, 50).Draw(t, "values")
		s := sampleOf(values...)
		q := s.Quantiles(0, .5, 1)
		if q[0] != slices.Min(values) || q[2] != slices.Max(values) || s.Mean() < q[0]-1e-6 || s.Mean() > q[2]+1e-6 || s.Low.Value != q[0] || s.High.Value != q[2] {
			t.Fatalf("%v: %v, mean %v", values, q, s.Mean())
		}
		if i := s.Student(.95); i.Low > i.High || s.Deviation() < 0 {
			t.Fatalf("%+v", i)
		}
	})
}

// An interval of 95 % holds the truth in about 95 of 100 cases.
func TestIntervalsCover(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	student, wilson := 0, 0
	const cases = 2000
	for range cases {
		s, w := &stat.Sample{}, &stat.Sample{}
		for run := range 8 {
			s.Add(run, random.NormFloat64(), 1)
			hits := 0.0
			for range 10 {
				if random.Float64() < .3 {
					hits++
				}
			}
			w.Add(run, hits/10, 10)
		}
		if i := s.Student(.95); i.Low <= 0 && i.High >= 0 {
			student++
		}
		if i := w.Wilson(.95); i.Low <= .3 && i.High >= .3 {
			wilson++
		}
	}
	for name, held := range map[string]int{"student": student, "wilson": wilson} {
		if share := float64(held) / cases; share < .93 || share > .97 {
			t.Errorf("%s: %v of the intervals hold the truth", name, share)
		}
	}
}
