package chain

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestCompactBits(t *testing.T) {
	for _, c := range []struct {
		bits    uint32
		target  string // in hex, without leading zeros; empty: refused
		refused bool
	}{
		{bits: 0x2100ffff, target: "ffff" + zeros(60)},
		{bits: 0x207fffff, target: "7fffff" + zeros(58)},
		{bits: 0x1d00ffff, target: "ffff" + zeros(52)},
		{bits: 0x03123456, target: "123456"},
		{bits: 0x02123456, target: "1234"},
		{bits: 0x01123456, target: "12"},
		{bits: 0x01003456, refused: true}, // zero
		{bits: 0x00123456, refused: true}, // zero
		{bits: 0x1d000000, refused: true}, // zero
		{bits: 0x1d800001, refused: true}, // negative
		{bits: 0x2101ffff, refused: true}, // above 2^256
		{bits: 0x220000ff, target: "ff" + zeros(62)},
		{bits: 0xff000001, refused: true},
	} {
		got, err := TargetOfBits(c.bits)
		if (err != nil) != c.refused {
			t.Errorf("%08x: error %v", c.bits, err)
			continue
		}
		if want, ok := new(big.Int).SetString(c.target, 16); ok && got.big().Cmp(want) != 0 {
			t.Errorf("%08x: expected %x, found %x", c.bits, want, got)
		}
	}
}

func zeros(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = '0'
	}
	return string(b)
}

func TestWholeBitTargets(t *testing.T) {
	if got := TargetForZeroBits(0).Bits(); got != 0x2100ffff {
		t.Errorf("0 bits: expected 2100ffff, found %08x", got)
	}
	for d := range maxZeroBits {
		target := TargetForZeroBits(d)
		if again, err := TargetOfBits(target.Bits()); err != nil || again != target {
			t.Fatalf("%d bits: not exact in compact form: %x, %x, %v", d, target, again, err)
		}
		if zeros := Hash(target).LeadingZeros(); zeros != d {
			t.Errorf("%d bits: the largest passing hash has %d leading zeros", d, zeros)
		}
		if got, want := target.Difficulty(), math.Ldexp(1, d); math.Abs(got/want-1) > 2e-5 {
			t.Errorf("%d bits: expected a difficulty of %g, found %g", d, want, got)
		}
	}
	if TargetForZeroBits(-5) != TargetForZeroBits(0) || TargetForZeroBits(1000) != TargetForZeroBits(maxZeroBits) {
		t.Error("bits out of range should count as the nearest")
	}
}

func TestTargetForHashes(t *testing.T) {
	for _, n := range []float64{1.001, 2, 3, 1000, 8000, 123456789, 1e30} {
		target, err := TargetOfBits(TargetForHashes(n).Bits())
		if err != nil || math.Abs(target.Difficulty()/n-1) > 1e-3 {
			t.Errorf("%g hashes: target takes %g, %v", n, target.Difficulty(), err)
		}
	}
	for _, n := range []float64{1, 0, -3, math.NaN(), math.Inf(-1)} {
		if TargetForHashes(n) != TargetForZeroBits(0) {
			t.Errorf("%g hashes: expected the easiest target", n)
		}
	}
	if got := TargetForHashes(math.Inf(1)); got == (Target{}) {
		t.Error("infinitely many hashes: expected some target")
	}
}

func TestTargetProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		target := Target(genHash().Draw(t, "target"))
		for i := range rapid.IntRange(0, 31).Draw(t, "zero bytes") {
			target[i] = 0
		}
		if target == (Target{}) {
			return
		}
		rounded, err := TargetOfBits(target.Bits())
		if err != nil || rounded.big().Cmp(target.big()) > 0 {
			t.Fatalf("%x: compact form is above it: %x, %v", target, rounded, err)
		}
		slack := new(big.Int).Sub(target.big(), rounded.big())
		if slack.Lsh(slack, 15).Cmp(target.big()) > 0 {
			t.Fatalf("%x: compact form %x loses more than 15 bits of precision", target, rounded)
		}
		h := genHash().Draw(t, "hash")
		if target.Reached(h) != (Target(h).big().Cmp(target.big()) <= 0) {
			t.Fatal("Reached disagrees with numbers")
		}
		all := new(big.Int).Lsh(big.NewInt(1), 256)
		want := all.Quo(all, new(big.Int).Add(target.big(), big.NewInt(1)))
		if got := target.Work().String(); got != want.String() {
			t.Fatalf("%x: expected work %s, found %s", target, want, got)
		}
	})
}

func TestWorkArithmetic(t *testing.T) {
	genWork := rapid.Custom(func(t *rapid.T) (w Work) {
		for i := range w {
			w[i] = rapid.Uint64().Draw(t, "word")
		}
		return w
	})
	number := func(w Work) *big.Int {
		n, _ := new(big.Int).SetString(w.String(), 10)
		return n
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := genWork.Draw(t, "a"), genWork.Draw(t, "b")
		want := new(big.Int).Add(number(a), number(b))
		if want.BitLen() > 256 {
			want = number(maxWork())
		}
		if got := a.Add(b); number(got).Cmp(want) != 0 {
			t.Fatalf("%s + %s: expected %s, found %s", a, b, want, got)
		}
		if got := a.Cmp(b); got != number(a).Cmp(number(b)) {
			t.Fatalf("%s against %s: %d", a, b, got)
		}
		exact, _ := new(big.Float).SetInt(number(a)).Float64()
		if got := a.Float64(); math.Abs(got-exact) > exact*1e-15 {
			t.Fatalf("%s: expected %g, found %g", a, exact, got)
		}
	})
}
