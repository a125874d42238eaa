package netsim

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestLn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := math.Ldexp(1+rapid.Float64Range(0, 1).Draw(t, "fraction"), rapid.IntRange(-1000, 1000).Draw(t, "exponent"))
		if got, want := ln(x), math.Log(x); math.Abs(got-want) > 4e-16*max(1, math.Abs(want)) {
			t.Errorf("ln(%g) = %.17g, want %.17g", x, got, want)
		}
	})
	if ln(1) != 0 {
		t.Errorf("ln(1) = %g", ln(1))
	}
}

// Draws follow their distributions, by Kolmogorov and Smirnov's distance.
func TestDraws(t *testing.T) {
	const draws = 100_000
	for name, c := range map[string]struct {
		draw       func(*rand.Rand) float64
		cumulative func(float64) float64
	}{
		"exponential": {DrawExponential, func(x float64) float64 { return -math.Expm1(-x) }},
		"normal":      {DrawNormal, func(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 }},
	} {
		r := rand.New(rand.NewPCG(1, 2))
		values := make([]float64, draws)
		for i := range values {
			values[i] = c.draw(r)
		}
		slices.Sort(values)
		distance := 0.0
		for i, x := range values {
			expected := c.cumulative(x)
			distance = max(distance, math.Abs(expected-float64(i)/draws), math.Abs(expected-float64(i+1)/draws))
		}
		if limit := 1.95 / math.Sqrt(draws); distance > limit { // p = 0.001
			t.Errorf("%s: distance %.5f, expected below %.5f", name, distance, limit)
		}
	}
}
