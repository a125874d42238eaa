package chain

import (
	"math"
	"math/big"
	"time"
)

// RetargetLWMA is LWMA-1 (zawy12/difficulty-algorithms, issue 3), a linearly weighted
// moving average: the mean target of the last Window blocks, times the mean of the times
// that they took over Interval, in which the newest counts Window times and the oldest once.
// A block takes at least 1 ms (there 1 s), whatever its header claims, and counts as
// at most six Intervals, so that a long one does not start an oscillation. Blocks that
// would be before genesis count as on time, with StartBits.
//
// The mean interval is a little longer than Interval: by about 3 % with a Window of 10.
const RetargetLWMA = "lwma"

// maxSolveTime is how many Intervals the time of one block counts at most.
const maxSolveTime = 6

func lwmaRule() RetargetRule {
	return RetargetRule{
		Name:   RetargetLWMA,
		Doc:    "after each block, by the times that a window of them took, of which the latest count most",
		Next:   func(tip *Entry) uint32 { return lwma(tip).next().Bits() },
		Easier: func(tip *Entry, n int, until int64) float64 { return lwma(tip).easier(tip, n, until) },
	}
}

// weighted are a window's sums.
type weighted struct {
	params  *Params
	targets *big.Int // the sum of all
	times   *big.Int // the sum of nanoseconds, each times its weight
	back    float64  // by how many ms at most a time is before the latest one until then
}

// lwma sums up the window that ends with tip.
func lwma(tip *Entry) weighted {
	p := &tip.store.params
	w := weighted{params: p, targets: new(big.Int), times: new(big.Int)}
	real := min(p.Window, tip.height)
	early := int64(p.Window - real)
	start, _ := TargetOfBits(p.StartBits)
	w.targets.Mul(start.big(), big.NewInt(early))
	w.times.Mul(triangle(early), big.NewInt(int64(p.Interval)))

	blocks := make([]*Entry, real)
	e := tip
	for i := len(blocks) - 1; i >= 0; i-- {
		blocks[i], e = e, e.parent
	}
	last, product := e.block.Header.Time, new(big.Int)
	for i, e := range blocks {
		// Times that go backwards take a moment each, and the next is measured from there.
		now := max(e.block.Header.Time, addMillis(last, time.Millisecond))
		taken := between(last, now, maxSolveTime*p.Interval)
		last = now
		w.back = max(w.back, float64(last)-float64(e.block.Header.Time))
		w.times.Add(w.times, product.Mul(big.NewInt(early+int64(i)+1), big.NewInt(int64(taken))))
		// What is no target, and refused by all rule sets with "bits" or "work", adds 0.
		target, _ := TargetOfBits(e.block.Header.Bits)
		w.targets.Add(w.targets, product.SetBytes(target[:]))
	}
	return w
}

// next is the mean target, times the weighted mean of times over the wanted one.
func (w weighted) next() Target {
	n := new(big.Int).Mul(w.targets, w.times)
	return easiest(n.Quo(n, w.wanted().Mul(w.wanted(), big.NewInt(int64(w.params.Window)))))
}

// wanted is what times is for blocks that are on time.
func (w weighted) wanted() *big.Int {
	n := triangle(int64(w.params.Window))
	return n.Mul(n, big.NewInt(int64(w.params.Interval)))
}

// triangle is the sum of the weights 1 to n.
func triangle(n int64) *big.Int {
	sum := new(big.Int).Mul(big.NewInt(n), big.NewInt(n+1))
	return sum.Rsh(sum, 1)
}

// easier has all blocks that follow take their time with the greatest weight, and lets
// their targets come to the sum without any leaving it. A window that later begins with a
// time that went back measures from there.
func (w weighted) easier(tip *Entry, n int, until int64) float64 {
	next := float(w.next().big())
	window := float64(w.params.Window)
	since := (max(float64(until)-float64(tip.block.Header.Time), 0) + float64(n) + w.back) * float64(time.Millisecond)
	ratio := min((float(w.times)+window*since)/float(w.wanted()), maxSolveTime)
	sum, target := float(w.targets), next
	for range n {
		sum += target
		target = max(target, sum/window*ratio)
	}
	return target / next
}

func float(n *big.Int) float64 {
	f, _ := new(big.Float).SetInt(n).Float64()
	return max(f, math.SmallestNonzeroFloat64)
}
