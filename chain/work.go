package chain

import (
	"cmp"
	"encoding/binary"
	"math"
	"math/big"
	"math/bits"
)

// Work is an expected number of hashes: of a block, or of all blocks up to one.
// It is a 256-bit number, most significant word first; the zero value is no work.
type Work [4]uint64

// Work returns the hashes that it takes on average to reach t, exactly
// floor(2^256/(t+1)).
func (t Target) Work() Work {
	// 2^256 does not fit in 256 bits, but 2^256/(t+1) = (2^256-1-t)/(t+1) + 1.
	divisor := t.big()
	divisor.Add(divisor, big.NewInt(1))
	var inverted Target
	for i, b := range t {
		inverted[i] = ^b
	}
	quotient := inverted.big()
	quotient.Quo(quotient, divisor).Add(quotient, big.NewInt(1))
	if quotient.BitLen() > 256 {
		return maxWork()
	}
	var b [32]byte
	quotient.FillBytes(b[:])
	var w Work
	for i := range w {
		w[i] = binary.BigEndian.Uint64(b[8*i:])
	}
	return w
}

// Add returns w+v, or the largest Work when that overflows, which only blocks
// with unproven targets can reach.
func (w Work) Add(v Work) Work {
	var carry uint64
	for i := len(w) - 1; i >= 0; i-- {
		w[i], carry = bits.Add64(w[i], v[i], carry)
	}
	if carry != 0 {
		return maxWork()
	}
	return w
}

// sub returns w-v, which has to be at most w.
func (w Work) sub(v Work) Work {
	var borrow uint64
	for i := len(w) - 1; i >= 0; i-- {
		w[i], borrow = bits.Sub64(w[i], v[i], borrow)
	}
	return w
}

// Cmp returns -1, 0 or 1 when w is less than, equal to or more than v.
func (w Work) Cmp(v Work) int {
	for i := range w {
		if c := cmp.Compare(w[i], v[i]); c != 0 {
			return c
		}
	}
	return 0
}

// Float64 returns w rounded, for display and statistics.
func (w Work) Float64() float64 {
	sum := 0.0
	for _, word := range w {
		sum = math.Ldexp(sum, 64) + float64(word)
	}
	return sum
}

// String returns w in decimal.
func (w Work) String() string {
	sum := new(big.Int)
	for _, word := range w {
		sum.Lsh(sum, 64).Or(sum, new(big.Int).SetUint64(word))
	}
	return sum.String()
}

func maxWork() Work {
	return Work{math.MaxUint64, math.MaxUint64, math.MaxUint64, math.MaxUint64}
}
