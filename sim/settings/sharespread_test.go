package settings

import (
	"math"
	"testing"
)

// Random shares have the mean and the spread that they are to have, are never 0, and are
// the seed's.
func TestRandomShares(t *testing.T) {
	for _, spread := range []float64{0.001, 0.1, 0.25, 0.251, 0.4, 0.5, 0.75, 1} {
		c := Default()
		c.Nodes, c.ShareSpread = 10_000, spread
		if err := c.Validate(); err != nil {
			t.Fatal(err)
		}
		shares := c.Settled(nil).Shares
		sum, squares := 0.0, 0.0
		for _, s := range shares {
			if s < leastShare {
				t.Fatalf("share %v", s)
			}
			sum += s
			squares += (s - 1) * (s - 1)
		}
		mean, deviation := sum/10_000, math.Sqrt(squares/10_000)
		if math.Abs(mean-1) > 0.05*spread || math.Abs(deviation-spread) > 0.04*spread { // five standard errors
			t.Errorf("normal:%v: mean %v, standard deviation %v", spread, mean, deviation)
		}
		other := c
		other.Seed++
		if other.Settled(nil).Shares[0] == shares[0] || c.Settled(nil).Shares[0] != shares[0] {
			t.Error("shares are not a function of the seed")
		}
	}
}

// Raising what is below the least share changes neither the mean nor the deviation that
// was asked for; where there is next to nothing to raise, the distribution is the plain one.
func TestRaisedNormal(t *testing.T) {
	for spread := 0.01; spread <= 1; spread += 0.01 {
		centre, width := raisedNormal(spread)
		mean, deviation := raisedMoments(centre, width)
		if math.Abs(mean-1) > 1e-5 || math.Abs(deviation-spread) > 1e-5 {
			t.Errorf("normal:%.2f has the mean %v and the deviation %v", spread, mean, deviation)
		}
		if spread <= 0.25 && (centre != 1 || width != spread) {
			t.Errorf("normal:%.2f is drawn around %v with %v", spread, centre, width)
		}
	}
}
