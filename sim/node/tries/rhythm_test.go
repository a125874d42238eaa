package tries

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
)

// After is exact at any rate: no try at or before the moment, none left out.
func TestAfter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Rhythm{Rate: math.Pow(10, rapid.Float64Range(-8, 8).Draw(t, "rate"))}
		r.phase = netsim.Time(rapid.Int64Range(-int64(1000*netsim.Second), int64(1000*netsim.Second)).Draw(t, "phase"))
		r.nonce = rapid.Uint64().Draw(t, "nonce")
		at := netsim.Time(rapid.Int64Range(0, int64(100_000*netsim.Second)).Draw(t, "at"))
		if rapid.Bool().Draw(t, "at a try") {
			at = r.At(rapid.Uint64Range(0, 1+uint64(1e9*min(r.Rate, 1))).Draw(t, "try"))
		}
		next := r.After(at)
		if r.At(next) <= at {
			t.Errorf("try %d is at %d, not after %d", next, r.At(next), at)
		}
		if next > 0 && r.At(next-1) > at {
			t.Errorf("try %d at %d, after %d, is left out", next-1, r.At(next-1), at)
		}
	})
}

// Each period has its try, at a place that lies anywhere in it and is another one for
// each node.
func TestTriesLieAnywhereInTheirPeriod(t *testing.T) {
	const made, parts = 20_000, 20
	for _, rate := range []float64{1e-5, 0.05, 1, 3000} {
		rhythm := &Rhythm{Rate: rate, phase: 7 * netsim.Second, nonce: 0xfedcba9876543210}
		var found [parts]int
		for k := range uint64(made) {
			place := float64(rhythm.At(k)-rhythm.phase)/rhythm.Period() - float64(k)
			if place < -1e-3 || place >= 1+1e-3 { // nanoseconds are rounded
				t.Fatalf("rate %v: try %d lies at %.4f of its period", rate, k, place)
			}
			found[min(max(int(place*parts), 0), parts-1)]++
		}
		chi := 0.0
		for _, count := range found {
			chi += math.Pow(float64(count)-made/parts, 2) / (made / parts)
		}
		if chi > 43.8 { // 19 degrees of freedom, p = 0.001
			t.Errorf("rate %v: chi-square %.1f over parts of a period: %v", rate, chi, found)
		}
	}
}
