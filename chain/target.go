package chain

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"math/bits"
)

// Target is a bound on hashes, big-endian: a block's hash has to be at most as
// large. The smaller the target, the more hashes it takes to find one.
type Target [32]byte

// maxZeroBits keeps a whole 16-bit mantissa in the smallest whole-bit target.
const maxZeroBits = 240

// TargetForZeroBits returns the target for d leading zero bits, the seeds'
// measure of difficulty; d is taken as 0 when negative and as 240 above that. It
// is 0xffff0000... shifted down by d bits, so that its compact form is exact and
// one bit more is exactly half. d = 0 lets all but one hash in 65,536 pass: the
// easiest target there is.
func TargetForZeroBits(d int) Target {
	d = min(max(d, 0), maxZeroBits)
	return targetOfBig(new(big.Int).Rsh(new(big.Int).Lsh(big.NewInt(0xffff), 240), uint(d)))
}

// TargetForHashes returns the target that takes n hashes on average. n below 1
// or not a number counts as 1; nothing is easier than TargetForZeroBits(0).
func TargetForHashes(n float64) Target {
	if !(n > 1) {
		return TargetForZeroBits(0)
	}
	n = min(n, math.Ldexp(1, maxZeroBits))
	quotient, _ := new(big.Float).Quo(new(big.Float).SetMantExp(big.NewFloat(1), 256), big.NewFloat(n)).Int(nil)
	t := targetOfBig(quotient.Sub(quotient, big.NewInt(1)))
	return minTarget(t, TargetForZeroBits(0))
}

// TargetOfBits expands Bitcoin's compact form: the top byte is the length in
// bytes, the rest its three leading bytes. Negative, zero and overflowing forms
// are refused.
func TargetOfBits(compact uint32) (Target, error) {
	var t Target
	length, mantissa := int(compact>>24), compact&0x7fffff
	if compact&0x800000 != 0 {
		return t, fmt.Errorf("bits %08x: expected a positive target, found a negative one", compact)
	}
	for i, b := range [3]byte{byte(mantissa >> 16), byte(mantissa >> 8), byte(mantissa)} {
		at := len(t) - length + i
		switch {
		case b == 0 || at >= len(t):
		case at < 0:
			return Target{}, fmt.Errorf("bits %08x: expected a target below 2^256, found a larger one", compact)
		default:
			t[at] = b
		}
	}
	if t == (Target{}) {
		return t, fmt.Errorf("bits %08x: expected a positive target, found zero", compact)
	}
	return t, nil
}

// Bits returns the compact form of the largest representable target that is not
// above t.
func (t Target) Bits() uint32 {
	start := 0
	for start < len(t) && t[start] == 0 {
		start++
	}
	if start == len(t) {
		return 0
	}
	if t[start] > 0x7f {
		start-- // the mantissa's top bit is a sign: lead with a zero byte
	}
	var mantissa uint32
	for i := start; i < start+3; i++ {
		mantissa <<= 8
		if i >= 0 && i < len(t) {
			mantissa |= uint32(t[i])
		}
	}
	return uint32(len(t)-start)<<24 | mantissa
}

// Reached reports whether a block with hash h carries the work that t asks for.
func (t Target) Reached(h Hash) bool { return bytes.Compare(h[:], t[:]) <= 0 }

// Difficulty returns the number of hashes that it takes on average to reach t,
// 2^256/(t+1), for display.
func (t Target) Difficulty() float64 {
	value := 1.0
	for i, b := range t {
		value += math.Ldexp(float64(b), 8*(len(t)-1-i))
	}
	return math.Ldexp(1, 256) / value
}

// LeadingZeros returns the number of zero bits that h starts with, the seeds'
// measure of work.
func (h Hash) LeadingZeros() int {
	for i, b := range h {
		if b != 0 {
			return 8*i + bits.LeadingZeros8(b)
		}
	}
	return 8 * len(h)
}

func (t Target) big() *big.Int { return new(big.Int).SetBytes(t[:]) }

// targetOfBig returns n as a target, at least 1: no retarget can make blocks impossible.
func targetOfBig(n *big.Int) Target {
	var t Target
	if n.Sign() <= 0 {
		n = big.NewInt(1)
	}
	n.FillBytes(t[:])
	return t
}

func minTarget(a, b Target) Target {
	if bytes.Compare(a[:], b[:]) < 0 {
		return a
	}
	return b
}
