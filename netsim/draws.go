package netsim

import (
	"math"
	"math/rand/v2"
)

// Random numbers of package rand that are not uniform go through package math, whose
// results differ in their last bit between processors. These do not, and so a run takes
// the same course everywhere; no product is fused with a sum, hence the conversions.

// DrawExponential draws from the exponential distribution of mean 1.
func DrawExponential(r *rand.Rand) float64 { return -ln(1 - r.Float64()) }

// DrawNormal draws from the normal distribution of mean 0 and standard deviation 1, by the
// polar method (Marsaglia and Bray 1964).
func DrawNormal(r *rand.Rand) float64 {
	for {
		u, v := float64(2*r.Float64())-1, float64(2*r.Float64())-1
		s := float64(u*u) + float64(v*v)
		if s > 0 && s < 1 {
			return u * math.Sqrt(-2*ln(s)/s)
		}
	}
}

// ln is the natural logarithm of a normal x > 0.
func ln(x float64) float64 {
	fraction, exponent := math.Frexp(x) // of at least 1/2
	return float64(float64(exponent-1)*math.Ln2) + atanhLog(2*fraction)
}
