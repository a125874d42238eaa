package chain

import (
	"errors"
	"math"
	"testing"
	"time"
)

func TestRetarget(t *testing.T) {
	bits := func(d int) uint32 { return TargetForZeroBits(d).Bits() }
	for _, c := range []struct {
		what     string
		rule     string
		start    uint32
		gap      time.Duration
		expected uint32
	}{
		{"in time", RetargetNaive, bits(5), 10 * time.Second, bits(5)},
		{"half the time is not less than half", RetargetNaive, bits(5), 5 * time.Second, bits(5)},
		{"less than half", RetargetNaive, bits(5), 4999 * time.Millisecond, bits(6)},
		{"at once: still one bit", RetargetNaive, bits(5), 0, bits(6)},
		{"twice the time is not more than twice", RetargetNaive, bits(5), 20 * time.Second, bits(5)},
		{"more than twice", RetargetNaive, bits(5), 20001 * time.Millisecond, bits(4)},
		{"hours: still one bit", RetargetNaive, bits(5), time.Hour, bits(4)},
		{"floor at 0 bits", RetargetNaive, bits(0), time.Hour, bits(0)},
		{"between whole bits, harder", RetargetNaive, 0x1f300000, 0, 0x1f180000},
		{"between whole bits, easier", RetargetNaive, 0x1f300000, time.Minute, 0x1f600000},
		{"between whole bits, up to the floor", RetargetNaive, 0x2100aaaa, time.Minute, bits(0)},

		{"in time", RetargetBitcoin, bits(5), 10 * time.Second, bits(5)},
		{"half the time, half the target", RetargetBitcoin, bits(5), 5 * time.Second, bits(6)},
		{"a tenth faster", RetargetBitcoin, 0x1f0a0000, 9 * time.Second, 0x1f090000},
		{"clamped at a quarter", RetargetBitcoin, bits(5), 0, bits(7)},
		{"clamped at four times", RetargetBitcoin, bits(5), time.Hour, bits(3)},
		{"floor at 0 bits", RetargetBitcoin, bits(1), time.Hour, bits(0)},

		{"never", RetargetNone, bits(5), 0, bits(5)},
		{"never", RetargetNone, bits(5), time.Hour, bits(5)},
	} {
		t.Run(c.rule+"/"+c.what, func(t *testing.T) {
			p := labParams()
			p.Retarget, p.StartBits = c.rule, c.start
			if got := bitsAfterGaps(t, p, c.gap); got != c.expected {
				t.Errorf("expected %08x, found %08x", c.expected, got)
			}
		})
	}
}

// The target changes for the child of every Window-th block and no other, and
// each window is measured over Window gaps: from the block that ended the one
// before, genesis for the first.
func TestRetargetWindows(t *testing.T) {
	p := labParams()
	p.StartBits, p.Window = TargetForZeroBits(4).Bits(), 5
	l := newLab(t, p)
	e := l.store.Genesis()
	bits := []int{4}
	for range 20 {
		d := l.draft(e)
		d.header.Time = e.Block().Header.Time + 10_000
		if e.Height() == 5 {
			// The only slow gap, the first of the second window.
			d.header.Time += 100_000
		}
		e = l.add(d.block())
		target, err := TargetOfBits(e.NextBits())
		if err != nil {
			t.Fatal(err)
		}
		bits = append(bits, Hash(target).LeadingZeros())
	}
	for height, got := range bits {
		want := 4
		if height >= 10 {
			want = 3
		}
		if got != want {
			t.Errorf("child of height %d: expected %d bits, found %d", height, want, got)
		}
	}
}

// Headers may claim any time where the rules on time are left out.
func TestRetargetSurvivesAbsurdTimes(t *testing.T) {
	for _, rule := range []string{RetargetNaive, RetargetBitcoin, RetargetNone} { // whose steps are bounded
		for _, times := range [][2]int64{{math.MinInt64, math.MaxInt64}, {math.MaxInt64, math.MinInt64}, {0, math.MaxInt64}, {math.MinInt64, 0}} {
			p := labParams()
			p.Retarget, p.Window, p.StartBits = rule, 1, TargetForZeroBits(3).Bits()
			l := newLab(t, p)
			e := l.store.Genesis()
			for _, at := range times {
				d := l.draft(e)
				d.header.Time = at
				e = l.add(d.block())
			}
			target, err := TargetOfBits(e.NextBits())
			if err != nil || Hash(target).LeadingZeros() > 7 {
				t.Errorf("%s, %d: next bits %08x, %v", rule, times, e.NextBits(), err)
			}
			ahead, behind := e.Verdict(AllRules().Without(RuleTimePast)), e.Parent().Verdict(AllRules())
			if ahead != nil || (behind != nil && !errors.Is(behind, RuleTimePast)) {
				t.Errorf("%s, %d: %v, %v", rule, times, ahead, behind)
			}
		}
	}
}

func TestSubsidy(t *testing.T) {
	p := DefaultParams()
	if p.SubsidyAt(0) != 50*Coin || p.SubsidyAt(math.MaxUint32) != 50*Coin {
		t.Error("without halvings the subsidy is 50 for ever")
	}
	p.Halving = 10
	for height, want := range map[uint32]Amount{0: 50 * Coin, 9: 50 * Coin, 10: 25 * Coin, 29: 25 * Coin / 2, 320: 1, 330: 0, math.MaxUint32: 0} {
		if got := p.SubsidyAt(height); got != want {
			t.Errorf("height %d: expected %s, found %s", height, want, got)
		}
	}
}

func TestParamsAreValidated(t *testing.T) {
	if err := DefaultParams().Validate(); err != nil {
		t.Fatalf("default: %v", err)
	}
	for field, change := range map[string][]func(*Params){
		"Interval":       {func(p *Params) { p.Interval = 0 }, func(p *Params) { p.Interval = -time.Second }},
		"Window":         {func(p *Params) { p.Window = 0 }, func(p *Params) { p.Interval, p.Window = 1<<40, math.MaxUint32 }},
		"Retarget":       {func(p *Params) { p.Retarget = "" }, func(p *Params) { p.Retarget = "Bitcoin" }},
		"StartBits":      {func(p *Params) { p.StartBits = 0 }, func(p *Params) { p.StartBits = 0x2101ffff }},
		"Subsidy":        {func(p *Params) { p.Subsidy = -1 }, func(p *Params) { p.Subsidy = MaxAmount }},
		"MaxBlockSize":   {func(p *Params) { p.MaxBlockSize = 0 }},
		"PastLimit":      {func(p *Params) { p.PastLimit = -1 }},
		"FutureLimit":    {func(p *Params) { p.FutureLimit = -1 }},
		"GenesisAddress": {func(p *Params) { p.GenesisAddress = Address{} }},
	} {
		for _, c := range change {
			p := DefaultParams()
			c(&p)
			var wrong *ParamError
			if _, err := NewStore(p); !errors.As(err, &wrong) || wrong.Field != field {
				t.Errorf("%s: expected a *ParamError about it, found %v", field, err)
			}
		}
	}
}

// The literal is what its comment says.
func TestDefaultGenesisAddress(t *testing.T) {
	if want := NewKey(HashOf([]byte("sosocoin/genesis"))).Address(); DefaultParams().GenesisAddress != want {
		t.Errorf("got %v, want %v", DefaultParams().GenesisAddress, want)
	}
}
