package netsim

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestPowers(t *testing.T) {
	p := newPowers()
	rapid.Check(t, func(t *rapid.T) {
		x := unit(rapid.Uint64().Draw(t, "x")) + 1.0/(1<<54)
		if got, want := p.log2(x), math.Log2(x); math.Abs(got-want) > 2e-15*max(1, -want) {
			t.Errorf("log2(%g) = %.17g, want %.17g", x, got, want)
		}
		y := rapid.Float64Range(0, 60).Draw(t, "y")
		if got, want := p.exp2(y), math.Exp2(y); math.Abs(got/want-1) > 2e-15 {
			t.Errorf("exp2(%g) = %.17g, want %.17g", y, got, want)
		}
	})
	for _, x := range []float64{1, 0.5, 1.0 / (1 << 53), 1 - 1.0/(1<<53), 2} {
		if got, want := p.log2(x), math.Log2(x); math.Abs(got-want) > 1e-15*max(1, -want) {
			t.Errorf("log2(%g) = %.17g, want %.17g", x, got, want)
		}
	}
}

func BenchmarkJitter(b *testing.B) {
	p := newPowers()
	for _, dist := range []JitterDist{Uniform, Exponential, Pareto} {
		b.Run(dist.String(), func(b *testing.B) {
			j := Jitter{dist, 5 * Millisecond}
			h := uint64(1)
			for b.Loop() {
				h = mix(h, uint64(j.sample(p, h, 100*Millisecond)))
			}
		})
	}
}
