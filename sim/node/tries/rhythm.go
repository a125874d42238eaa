package tries

import (
	"math"
	"time"

	"example.com/sosocoin/netsim"
)

// Bounds of a slice: so many tries are worth making a template for, and no more,
// so that a very fast node does not keep the program from answering Ctrl-C.
const (
	minSlice = 8
	maxSlice = 1 << 14
)

// sliceParts is how many slices make up a node's share of one block: a new tip
// voids half a slice on average, so this many parts waste 1/(2*sliceParts) of
// the hashing.
const sliceParts = 4

// Rhythm says when a node makes its tries, which are numbered.
type Rhythm struct {
	Rate  float64     // hashes per virtual second
	phase netsim.Time // when the period of try 0 begins
	nonce uint64      // of try 0
}

// Begin draws the rhythm. The present moment lies somewhere in a period, so that the first
// try is as likely to come now as any later one.
func (t *Rhythm) Begin(env *netsim.Env) {
	t.phase = env.At() - netsim.Time(env.Rand().Float64()*t.Period())
	t.nonce = env.Rand().Uint64()
}

// Period is the time for one try in nanoseconds.
func (t *Rhythm) Period() float64 { return float64(netsim.Second) / t.Rate }

// At is when the k-th try is made.
func (t *Rhythm) At(k uint64) netsim.Time {
	return t.phase + netsim.Time((float64(k)+t.place(k))*t.Period())
}

// place is where in its period the k-th try lies, from 0 up to 1: random bits that
// follow from the seed, the node and k, since the first nonce does. They are mixed as in
// SplitMix64 (Steele, Lea and Flood 2014).
func (t *Rhythm) place(k uint64) float64 {
	x := t.nonce + k
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	x ^= x >> 31
	return float64(x>>11) / (1 << 53)
}

// After is the number of the first try later than a moment.
func (t *Rhythm) After(moment netsim.Time) uint64 {
	k := uint64(max(float64(moment-t.phase)/t.Period()-1, 0)) // the quotient is rounded
	for t.At(k) <= moment {
		k++
	}
	return k
}

// PerSlice is a slice's part of the tries that the node makes in a block interval.
func (t *Rhythm) PerSlice(interval time.Duration) float64 {
	return t.Rate * interval.Seconds() / sliceParts
}

// SliceLength is the number of tries in a slice.
func (t *Rhythm) SliceLength(interval time.Duration) uint64 {
	return uint64(math.Ceil(min(max(t.PerSlice(interval), minSlice), maxSlice)))
}

// Nonce is the nonce of the k-th try: they follow each other.
func (t *Rhythm) Nonce(k uint64) uint64 { return t.nonce + k }
