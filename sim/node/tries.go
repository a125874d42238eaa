package node

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

// tries says when a node makes its tries, which are numbered.
type tries struct {
	rate  float64     // hashes per virtual second
	phase netsim.Time // when the period of try 0 begins
	nonce uint64      // of try 0
}

// begin draws the rhythm. The present moment lies somewhere in a period, so that the first
// try is as likely to come now as any later one.
func (t *tries) begin(env *netsim.Env) {
	t.phase = env.At() - netsim.Time(env.Rand().Float64()*t.period())
	t.nonce = env.Rand().Uint64()
}

// period is the time for one try in nanoseconds.
func (t *tries) period() float64 { return float64(netsim.Second) / t.rate }

// at is when the k-th try is made.
func (t *tries) at(k uint64) netsim.Time {
	return t.phase + netsim.Time((float64(k)+t.place(k))*t.period())
}

// place is where in its period the k-th try lies, from 0 up to 1: random bits that
// follow from the seed, the node and k, since the first nonce does. They are mixed as in
// SplitMix64 (Steele, Lea and Flood 2014).
func (t *tries) place(k uint64) float64 {
	x := t.nonce + k
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	x ^= x >> 31
	return float64(x>>11) / (1 << 53)
}

// after is the number of the first try later than a moment.
func (t *tries) after(moment netsim.Time) uint64 {
	k := uint64(max(float64(moment-t.phase)/t.period()-1, 0)) // the quotient is rounded
	for t.at(k) <= moment {
		k++
	}
	return k
}

// perSlice is a slice's part of the tries that the node makes in a block interval.
func (t *tries) perSlice(interval time.Duration) float64 {
	return t.rate * interval.Seconds() / sliceParts
}

// sliceLength is the number of tries in a slice.
func (t *tries) sliceLength(interval time.Duration) uint64 {
	return uint64(math.Ceil(min(max(t.perSlice(interval), minSlice), maxSlice)))
}
