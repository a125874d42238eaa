package chain

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// timed adds a block on parent with this time; it claims its target, and has no work.
func (l *lab) timed(parent *Entry, ms int64) *Entry {
	l.Helper()
	height := parent.Height() + 1
	txs := []*Tx{NewCoinbase(height, l.to(0, 50*Coin))}
	return l.add(NewBlock(Header{Height: height, Prev: parent.Hash(), Merkle: TxRoot(txs), Time: ms, Bits: parent.NextBits()}, txs))
}

func retargetLab(tb rapid.TB, rule string, window uint32, start uint32) *lab {
	p := labParams()
	p.Retarget, p.Window, p.StartBits = rule, window, start
	return newLab(tb, p)
}

// The published test vectors of aserti3-2d: their anchor's parent has time 0 and height
// 0, which is the same schedule as one from there on.
func TestASERTVectors(t *testing.T) {
	const halfLife, interval = 172_800 * time.Second, 600
	for _, c := range []struct {
		run          string
		anchor       uint32
		height, time int64
		want         uint32
	}{
		{"1: on schedule", 0x1802aee8, 2, 1200, 0x1802aee8},
		{"5: ever further ahead", 0x1d00ffff, 2, 0, 0x1d00fec5},
		{"5", 0x1d00ffff, 290, 0, 0x1c7f62c0},
		{"5", 0x1d00ffff, 578, 0, 0x1c3fb160},
		{"5", 0x1d00ffff, 32258, 0, 0x0f00fec5},
		{"5", 0x1d00ffff, 62210, 0, 0x0200fe00},
		{"5", 0x1d00ffff, 62498, 0, 0x017f0000},
		{"5: one is the smallest", 0x1d00ffff, 64514, 0, 0x01010000},
		{"7: a growing hash rate", 0x1802aee8, 3, 1310, 0x1802ad91},
		{"7", 0x1802aee8, 5, 1739, 0x1802ab73},
		{"7", 0x1802aee8, 9, 7099, 0x1802b39c},
		{"7", 0x1802aee8, 101, 20372, 0x18024899},
		{"7", 0x1802aee8, 365, 27914, 0x18013f32},
		{"7", 0x1802aee8, 459, 29064, 0x1800ffb4},
		{"7", 0x1802aee8, 637, 31014, 0x1800a7ee},
		{"9: high heights", 0x1802aee8, 2, 900, 0x1802ae16},
		{"9", 0x1802aee8, 11, 3600, 0x1802a6b7},
	} {
		anchor, err := TargetOfBits(c.anchor)
		if err != nil {
			t.Fatal(err)
		}
		late := new(big.Int).Mul(big.NewInt(c.time-interval*c.height), big.NewInt(int64(time.Second)))
		if got := asert(anchor, late, halfLife).Bits(); got != c.want {
			t.Errorf("run %s, height %d: expected %08x, found %08x", c.run, c.height, c.want, got)
		}
	}
}

// The power of two is as good as the specification says.
func TestASERTPower(t *testing.T) {
	for x := range uint64(1 << 16) {
		got, want := float64(1<<16+exp2(x)), math.Exp2(float64(x)/(1<<16))*(1<<16)
		if math.Abs(got/want-1) > 0.00013 {
			t.Fatalf("2^(%d/65536): expected %.1f, found %.0f", x, want, got)
		}
	}
}

func TestRetargetOfEveryBlock(t *testing.T) {
	const start = 0x1f100000 // windows of 3 blocks of 10 s
	for _, c := range []struct {
		what, rule string
		times      []int64 // ms
		want       uint32
	}{
		{"on schedule", RetargetASERT, []int64{10_000, 20_000, 30_000, 40_000}, start},
		{"back on schedule", RetargetASERT, []int64{1_000, 2_000, 30_000}, start},
		{"a window behind", RetargetASERT, []int64{40_000}, 0x1f200000},
		{"a window ahead", RetargetASERT, []int64{-20_000}, 0x1f080000},
		{"two windows ahead, times go backwards", RetargetASERT, []int64{60_000, 0, -30_000}, 0x1f040000},
		{"never easier than the easiest", RetargetASERT, []int64{4_000_000}, TargetForZeroBits(0).Bits()},

		{"on time", RetargetLWMA, []int64{10_000, 20_000, 30_000, 40_000}, start},
		{"the newest counts as much as both before", RetargetLWMA, []int64{20_000}, 0x1f180000},
		{"half the time", RetargetLWMA, []int64{5_000}, 0x1f0c0000},
		{"at most six intervals", RetargetLWMA, []int64{3_600_000}, 0x1f380000},
		{"at least a moment", RetargetLWMA, []int64{-30_000}, 0x1f080034},
		{"times the mean target", RetargetLWMA, []int64{20_000, 30_000}, 0x1f18e38e},
		{"times go backwards", RetargetLWMA, []int64{20_000, 15_000}, 0x1f0f8e76},
	} {
		l := retargetLab(t, c.rule, 3, start)
		e := l.store.Genesis()
		for _, at := range c.times {
			e = l.timed(e, at)
		}
		if e.NextBits() != c.want {
			t.Errorf("%s: %s: expected %08x, found %08x", c.rule, c.what, c.want, e.NextBits())
		}
	}
}

// Whatever the headers claim, each rule asks for a target that is one, and no easier than
// the easiest; the same in another store; and no less for a later time.
func TestRetargetProperties(t *testing.T) {
	limit := TargetForZeroBits(0)
	rapid.Check(t, func(t *rapid.T) {
		rule := rapid.SampledFrom(RetargetNames()).Draw(t, "rule")
		window := rapid.Uint32Range(1, 12).Draw(t, "window")
		start := TargetForZeroBits(rapid.IntRange(0, 240).Draw(t, "start")).Bits()
		moment := rapid.OneOf(rapid.Int64Range(-60_000, 400_000), rapid.Int64())
		times := rapid.SliceOfN(moment, 1, 30).Draw(t, "times")
		a, b := retargetLab(t, rule, window, start), retargetLab(t, rule, window, start)
		x, y := a.store.Genesis(), b.store.Genesis()
		for _, at := range times {
			before := x
			x, y = a.timed(x, at), b.timed(y, at)
			target, err := TargetOfBits(x.NextBits())
			if err != nil || target.Bits() != x.NextBits() || minTarget(target, limit) != target {
				t.Fatalf("height %d: bits %08x, %v", x.Height(), x.NextBits(), err)
			}
			if x.NextBits() != y.NextBits() {
				t.Fatalf("height %d: %08x and %08x", x.Height(), x.NextBits(), y.NextBits())
			}
			later, err := TargetOfBits(a.timed(before, addMillis(at, time.Minute)).NextBits())
			if err != nil || minTarget(target, later) != target {
				t.Fatalf("height %d: a later block makes the next one harder: %x, %x", x.Height(), target, later)
			}
		}
	})
}

// No block gets easier than its rule says beforehand.
func TestRetargetGetsNoEasierThanItSays(t *testing.T) {
	difficulty := func(e *Entry) float64 {
		target, err := TargetOfBits(e.NextBits())
		if err != nil {
			t.Fatal(err)
		}
		return target.Difficulty()
	}
	rapid.Check(t, func(t *rapid.T) {
		rule := rapid.SampledFrom(RetargetNames()).Draw(t, "rule")
		l := retargetLab(t, rule, rapid.Uint32Range(1, 12).Draw(t, "window"), TargetForZeroBits(60).Bits())
		e, gap := l.store.Genesis(), rapid.Int64Range(-30_000, 100_000)
		for range rapid.IntRange(0, 30).Draw(t, "height") {
			e = l.timed(e, e.Block().Header.Time+gap.Draw(t, "gap"))
		}
		n, until := rapid.IntRange(1, 16).Draw(t, "n"), e.Block().Header.Time+rapid.Int64Range(-30_000, 300_000).Draw(t, "until")
		most, from := e.Easier(n, until), difficulty(e)
		for range n {
			last := e.Block().Header.Time
			e = l.timed(e, max(last, min(until, last+gap.Draw(t, "gap"))))
			if got := from / difficulty(e); got > most*1.001 { // compact targets are rounded
				t.Fatalf("%s: %g times easier, expected at most %g", rule, got, most)
			}
		}
	})
}

// At a constant hash rate blocks come at the wanted interval, or a little more slowly, as the
// rule's doc says; after a step of the hash rate they do so again.
func TestRetargetFollowsTheHashRate(t *testing.T) {
	for _, c := range []struct {
		rule   string
		window uint32
		mean   float64 // of intervals, over the wanted one
		within float64
	}{
		{RetargetASERT, 10, 1, 0.01},
		{RetargetASERT, 144, 1, 0.01},
		{RetargetLWMA, 10, 1.03, 0.03},
		{RetargetLWMA, 60, 1, 0.03},
	} {
		const blocks = 4000
		l := retargetLab(t, c.rule, c.window, TargetForZeroBits(60).Bits())
		e, random, now := l.store.Genesis(), rand.New(rand.NewPCG(1, uint64(c.window))), 0.0
		run := func(n int, perSecond float64) (mean float64) {
			began := now
			for range n {
				target, err := TargetOfBits(e.NextBits())
				if err != nil {
					t.Fatal(err)
				}
				now += random.ExpFloat64() * target.Difficulty() / perSecond
				e = l.timed(e, int64(now*1000))
			}
			return (now - began) / float64(n) / 10
		}
		rate := TargetForZeroBits(60).Difficulty() / 10
		before := run(blocks, rate)
		if step := run(int(c.window), 4*rate); step > 0.9 {
			t.Errorf("%s, window %d: at four times the hash rate the next window's blocks take %.2f intervals", c.rule, c.window, step)
		}
		run(10*int(c.window), 4*rate)
		for what, mean := range map[string]float64{"at first": before, "after the step": run(blocks, 4*rate)} {
			if math.Abs(mean-c.mean) > c.within {
				t.Errorf("%s, window %d, %s: blocks take %.4f intervals, expected %.4f", c.rule, c.window, what, mean, c.mean)
			}
		}
	}
}
