package chain

import (
	"math"
	"math/big"
	"time"
)

// RetargetRule says how hard the next block is to find, given the blocks before it. A
// rule is one file, and a line in RetargetRules.
type RetargetRule struct {
	Name string
	Doc  string // what it does and when, in a few words

	// Next returns the compact target that a child of tip has to claim. Tip is above
	// genesis, whose child claims StartBits, and its ancestors are there down to
	// Params.Window below it, or to genesis.
	Next func(tip *Entry) uint32

	// Easier bounds how many times easier than a child of tip the blocks after that can
	// be, if there are up to n of them, whose times do not go backwards, and none claims
	// one later than until (ms).
	Easier func(tip *Entry, n int, until int64) float64
}

// RetargetRules returns all rules, in the order in which help shows them.
func RetargetRules() []RetargetRule {
	return []RetargetRule{
		naiveRule(),
		bitcoinRule(),
		asertRule(),
		lwmaRule(),
		noneRule(),
	}
}

// RetargetNames returns the names that Params.Retarget may have.
func RetargetNames() []string {
	var names []string
	for _, rule := range RetargetRules() {
		names = append(names, rule.Name)
	}
	return names
}

// retargetRule returns the rule of this name, or nil.
func retargetRule(name string) *RetargetRule {
	for _, rule := range RetargetRules() {
		if rule.Name == name {
			return &rule
		}
	}
	return nil
}

// Easier bounds how many times easier than a child of e up to n blocks after that can
// be, if their times do not go backwards, and none is later than until (ms of virtual time).
func (e *Entry) Easier(n int, until int64) float64 { return e.store.retarget.Easier(e, n, until) }

// windowed makes the Next of a rule that keeps a target for a window. It changes after
// every block whose height is a multiple of Window: the time between that block and the
// one Window before it, so Window gaps (the seeds measure one gap less), is compared with
// Window times Interval. Genesis's time counts like any other. Times of more than most
// windows count as that many.
func windowed(most time.Duration, adjust func(t Target, taken, expected time.Duration) Target) func(*Entry) uint32 {
	return func(tip *Entry) uint32 {
		p := &tip.store.params
		bits := tip.block.Header.Bits
		if tip.height%p.Window != 0 {
			return bits
		}
		target, err := TargetOfBits(bits)
		if err != nil {
			return bits // a block that no rule set with "bits" or "work" accepts
		}
		expected := time.Duration(p.Window) * p.Interval
		taken := between(tip.Ancestor(tip.height-p.Window).block.Header.Time, tip.block.Header.Time, most*expected)
		return adjust(target, taken, expected).Bits()
	}
}

// stepwise makes the Easier of a rule whose target grows at most by step from one window
// to the next.
func stepwise(step float64) func(*Entry, int, int64) float64 {
	return func(tip *Entry, n int, _ int64) float64 {
		window := int(min(tip.store.params.Window, math.MaxInt32))
		return math.Pow(step, float64((n+window-1)/window))
	}
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

// easiest returns n as a target, or TargetForZeroBits(0) when n is above it.
func easiest(n *big.Int) Target {
	limit := TargetForZeroBits(0)
	if n.Cmp(limit.big()) > 0 {
		return limit
	}
	return targetOfBig(n)
}
