package quantity

import (
	"testing"
	"time"
)

func FuzzDuration(f *testing.F) {
	for _, s := range []string{"0", "0s", "200ms", "1.5s", "-5s", "+90s", "1h2m3.000000004s", "9999999h", "1µs", "1μs", "-200000h", ".5s", "1e3s", "-0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseOffset(s)
		if err != nil {
			return
		}
		if d > MaxDuration || d < -MaxDuration {
			t.Fatalf("%q: %v is beyond the limit", s, d)
		}
		if again, err := ParseOffset(FormatDuration(d)); err != nil || again != d {
			t.Fatalf("%q: %v is written %s, read as %v (%v)", s, d, FormatDuration(d), again, err)
		}
		unsigned, err := ParseDuration(s)
		if (err == nil && unsigned != d) || (err != nil && d > 0) || unsigned < 0 {
			t.Fatalf("%q: as a duration %v, %v", s, unsigned, err)
		}
		if theirs, err := time.ParseDuration(s); err != nil || theirs != d {
			t.Fatalf("%q: Go reads %v", s, theirs)
		}
	})
}

func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"0", "100", "2kH/s", "1.5MH/s", "64kB", "1MB/s", "0.1", "10%", "1/8", "max", "4x", "1e-300", "5e-324", "1e308", "NaN", "+Inf", "0x1p4", "1_0", "1e-9999", "0.0000000000000000000001GH/s"} {
		f.Add(s)
	}
	numbers := []struct {
		name            string
		parse           func(string) (float64, error)
		format          func(float64) string
		lowest, highest float64
	}{
		{"rate", ParseRate, FormatRate, 0, MaxRate},
		{"bytes", ParseBytes, FormatBytes, 0, MaxBytes},
		{"probability", ParseProbability, FormatProbability, 0, 1},
		{"per second", ParsePerSecond, func(v float64) string { return formatDecimal(v, 0) }, 0, MaxPerSecond},
		{"speed", ParseSpeed, FormatSpeed, MinSpeed, MaxSpeed},
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, n := range numbers {
			v, err := n.parse(s)
			if err != nil {
				continue
			}
			if !(v >= n.lowest && v <= n.highest) && s != "max" {
				t.Fatalf("%s %q: %v is out of bounds", n.name, s, v)
			}
			if again, err := n.parse(n.format(v)); err != nil || again != v {
				t.Fatalf("%s %q: %v is written %s, read as %v (%v)", n.name, s, v, n.format(v), again, err)
			}
		}
	})
}
