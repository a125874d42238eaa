package netsim

import "math/bits"

// mix folds x into h. A full 64-by-64-bit product spreads every bit of the two over
// the result. It is a fast fingerprint, no cryptographic hash.
func mix(h, x uint64) uint64 {
	hi, lo := bits.Mul64(h^x^0x9e3779b97f4a7c15, 0xd6e8feb86659fd93)
	return hi ^ lo
}

// Every use of the seed has a label, so that no two share random numbers.
const (
	labelNode uint64 = iota + 1
	labelNode2
	labelLoss
	labelJitter
	labelTopology
	labelRegion
)

// packetBits is random in every bit, and a pure function of its arguments: the fate
// of a packet depends neither on the order of events nor on who computes it.
func packetBits(seed, label uint64, src, dst NodeID, seq uint64) uint64 {
	h := mix(mix(seed, label), uint64(src)<<32|uint64(dst))
	return mix(mix(h, seq), label)
}

// unit turns random bits into a number in [0, 1).
func unit(x uint64) float64 { return float64(x>>11) / (1 << 53) }
