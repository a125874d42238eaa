package chain

import (
	"math/big"
	"time"
)

// RetargetBitcoin scales the target by the time that a window's blocks took over the
// wanted time, clamped to a quarter and four times (Bitcoin's rule, without its missing gap).
const RetargetBitcoin = "bitcoin"

// maxStep is how many times as hard or easy the bitcoin rule makes blocks at once.
const maxStep = 4

func bitcoinRule() RetargetRule {
	return RetargetRule{
		Name:   RetargetBitcoin,
		Doc:    "after each window, in proportion to the time that it took",
		Next:   windowed(maxStep, retargetBitcoin),
		Easier: stepwise(maxStep),
	}
}

func retargetBitcoin(t Target, taken, expected time.Duration) Target {
	taken = min(max(taken, expected/maxStep), expected*maxStep)
	n := t.big()
	n.Mul(n, big.NewInt(int64(taken))).Quo(n, big.NewInt(int64(expected)))
	return easiest(n)
}
