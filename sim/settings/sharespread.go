package settings

import (
	"math"
	"math/rand/v2"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
)

// sharesStream tells the random numbers of shares from all others of a seed: "shares" in
// ASCII.
const sharesStream = 0x736861726573

// leastShare is the least that a random share can be, of the mean.
const leastShare = 0.01

// randomShares draws the nodes' shares: normally distributed, but none below the least
// one, with a mean of 1 and a standard deviation of spread.
func randomShares(nodes int, spread float64, seed uint64) []float64 {
	random := rand.New(rand.NewPCG(seed, sharesStream))
	centre, width := raisedNormal(spread)
	shares := make([]float64, nodes)
	for i := range shares {
		shares[i] = max(centre+float64(width*netsim.DrawNormal(random)), leastShare)
	}
	return shares
}

// narrow is up to which deviation so few values are below the least share that raising
// them changes nothing: of 0.25, four in 100,000.
const narrow = 0.25

// raisedNormal returns the normal distribution of which, once all values below the least
// share are raised to it, the mean is 1 and the standard deviation is spread.
func raisedNormal(spread float64) (centre, width float64) {
	if spread <= narrow {
		return 1, spread
	}
	centreOf := func(width float64) float64 {
		return bisect(-100, 1, func(c float64) bool { mean, _ := raisedMoments(c, width); return mean < 1 })
	}
	width = bisect(spread, 100*spread, func(w float64) bool { _, deviation := raisedMoments(centreOf(w), w); return deviation < spread })
	// Processors differ in the last digits of an exponential function.
	return measured.Round(centreOf(width)), measured.Round(width)
}

// raisedMoments are the mean and the standard deviation of a normal distribution of which
// the values below the least share are raised to it.
func raisedMoments(centre, width float64) (mean, deviation float64) {
	z := (leastShare - centre) / width
	density := math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
	below := math.Erfc(-z/math.Sqrt2) / 2
	above := 1 - below
	mean = leastShare*below + centre*above + width*density
	square := leastShare*leastShare*below + (centre*centre+width*width)*above + (2*centre+width*z)*width*density
	return mean, math.Sqrt(square - mean*mean)
}

// bisect returns where between two numbers something ceases to be so.
func bisect(low, high float64, so func(float64) bool) float64 {
	for range 80 {
		if middle := (low + high) / 2; so(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}
