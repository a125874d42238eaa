package chain

import "time"

// RetargetNaive is the seeds' rule: one bit harder when a window's blocks took less than
// half the time, one bit easier when more than twice; never below 0 bits.
const RetargetNaive = "naive"

func naiveRule() RetargetRule {
	return RetargetRule{
		Name:   RetargetNaive,
		Doc:    "after each window, one bit up or down",
		Next:   windowed(maxStep, retargetNaive),
		Easier: stepwise(2),
	}
}

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
