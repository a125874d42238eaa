package chain

import (
	"math"
	"math/big"
	"time"
)

// RetargetASERT is Bitcoin Cash's rule aserti3-2d (its specification is of 2020-11-15):
// an absolutely scheduled exponentially rising target. The schedule has a block every
// Interval, from genesis on, whose target is StartBits. A chain that is on schedule keeps
// that target; for each half-life that it is behind, blocks get twice as easy. What a
// chain missed it makes up for, so the mean interval comes as close to Interval as one likes.
//
// The half-life is Window times Interval, so that Window 144 is what the literature calls
// asert-144: a mean life of 144/ln 2 = 208 blocks. Bitcoin Cash has 288 of 600 s. The target
// then fluctuates as much as with lwma and a Window 2/ln 2 = 2.89 times as long
// (zawy12/difficulty-algorithms, issue 62).
const RetargetASERT = "asert"

func asertRule() RetargetRule {
	return RetargetRule{
		Name: RetargetASERT,
		Doc:  "after each block, twice as easy for each window of time that the chain is behind its schedule",
		Next: func(tip *Entry) uint32 {
			p := &tip.store.params
			anchor, err := TargetOfBits(p.StartBits)
			if err != nil {
				return p.StartBits // no store has such parameters
			}
			return asert(anchor, behind(tip), halfLife(p)).Bits()
		},
		// A block is at most as far behind its schedule as its parent is, and the time since then.
		Easier: func(tip *Entry, _ int, until int64) float64 {
			since := float64(until) - float64(tip.block.Header.Time)
			return math.Exp2(max(since, 0) * float64(time.Millisecond) / float64(halfLife(&tip.store.params)))
		},
	}
}

func halfLife(p *Params) time.Duration { return time.Duration(p.Window) * p.Interval }

// behind returns how many nanoseconds a block's claimed time is behind the schedule.
func behind(e *Entry) *big.Int {
	taken := new(big.Int).Sub(big.NewInt(e.block.Header.Time), big.NewInt(e.store.genesis.block.Header.Time))
	wanted := new(big.Int).Mul(big.NewInt(int64(e.height)), big.NewInt(int64(e.store.params.Interval)))
	return taken.Sub(taken.Mul(taken, big.NewInt(int64(time.Millisecond))), wanted)
}

// asert returns the target for a chain that is late (ns) on its schedule:
// anchor * 2^(late/halfLife), with an exponent of 16 binary places.
func asert(anchor Target, late *big.Int, halfLife time.Duration) Target {
	exponent := new(big.Int).Lsh(late, 16)
	exponent.Quo(exponent, big.NewInt(int64(halfLife)))
	const most = 512 << 16 // further than any target is from any other
	switch {
	case exponent.CmpAbs(big.NewInt(most)) < 0:
	case exponent.Sign() < 0:
		return targetOfBig(new(big.Int))
	default:
		return TargetForZeroBits(0)
	}
	x := exponent.Int64()
	n := new(big.Int).Mul(anchor.big(), big.NewInt(1<<16+int64(exp2(uint64(x)&0xffff))))
	if shift := x>>16 - 16; shift < 0 {
		n.Rsh(n, uint(-shift))
	} else {
		n.Lsh(n, uint(shift))
	}
	return easiest(n)
}

// exp2 is 2^16 (2^(x/2^16) - 1) for x below 2^16, to within 0.013 % of the power: the
// specification's cubic, whose sum is below 2^64.
func exp2(x uint64) uint64 {
	return (195_766_423_245_049*x + 971_821_376*x*x + 5_127*x*x*x + 1<<47) >> 48
}
