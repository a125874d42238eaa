package chain

import (
	"math/big"
	"time"
)

// maxStep is how many times as hard or easy the bitcoin rule makes blocks at once.
const maxStep = 4

// nextBits returns the compact target that a child of e has to claim. It changes
// after every block whose height is a multiple of Window: the time between that
// block and the one Window before it, so Window gaps (the seeds measure one gap
// less), is compared with Window times Interval. Genesis's time counts like any
// other.
func (e *Entry) nextBits() uint32 {
	p := &e.store.params
	bits := e.block.Header.Bits
	if p.Retarget == RetargetNone || e.height == 0 || e.height%p.Window != 0 {
		return bits
	}
	target, err := TargetOfBits(bits)
	if err != nil {
		return bits // a block that no rule set with "bits" or "work" accepts
	}
	expected := time.Duration(p.Window) * p.Interval
	taken := between(e.Ancestor(e.height-p.Window).block.Header.Time, e.block.Header.Time, maxStep*expected)
	if p.Retarget == RetargetNaive {
		return retargetNaive(target, taken, expected).Bits()
	}
	return retargetBitcoin(target, taken, expected).Bits()
}

// between returns the time from one header to another, within 0 and most.
func between(from, to int64, most time.Duration) time.Duration {
	if to <= from {
		return 0
	}
	if ms := uint64(to) - uint64(from); ms < uint64(most/time.Millisecond) {
		return time.Duration(ms) * time.Millisecond
	}
	return most
}

// retargetNaive is the seeds' rule: one bit harder when the blocks took less than
// half the time, one bit easier when more than twice; never below 0 bits.
func retargetNaive(t Target, taken, expected time.Duration) Target {
	n := t.big()
	switch {
	case taken < expected/2:
		n.Rsh(n, 1)
	case taken > 2*expected:
		n.Lsh(n, 1)
	}
	return easiest(n)
}

// retargetBitcoin scales the target by taken/expected, clamped to a quarter and
// four times (Bitcoin's rule, without its missing gap).
func retargetBitcoin(t Target, taken, expected time.Duration) Target {
	taken = min(max(taken, expected/maxStep), expected*maxStep)
	n := t.big()
	n.Mul(n, big.NewInt(int64(taken))).Quo(n, big.NewInt(int64(expected)))
	return easiest(n)
}

// easiest returns n as a target, or TargetForZeroBits(0) when n is above it.
func easiest(n *big.Int) Target {
	limit := TargetForZeroBits(0)
	if n.Cmp(limit.big()) > 0 {
		return limit
	}
	return targetOfBig(n)
}
