package quantity

import (
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestUnits(t *testing.T) {
	float := func(parse func(string) (float64, error)) func(string) (float64, error) { return parse }
	duration := func(parse func(string) (time.Duration, error)) func(string) (float64, error) {
		return func(s string) (float64, error) {
			d, err := parse(s)
			return d.Seconds(), err
		}
	}
	for _, c := range []struct {
		name  string
		parse func(string) (float64, error)
		want  map[string]float64
	}{
		{"duration", duration(ParseDuration), map[string]float64{
			"0": 0, "0s": 0, "1ns": 1e-9, "2us": 2e-6, "2µs": 2e-6, "2μs": 2e-6, "3ms": 3e-3, "4s": 4, "1.5s": 1.5, ".5s": 0.5, "5m": 300, "6h": 21600, "1h30m": 5400, "+1s": 1, "200000h": 7.2e8,
		}},
		{"offset", duration(ParseOffset), map[string]float64{"-5s": -5, "5s": 5, "0": 0, "-0": 0, "-200000h": -7.2e8}},
		{"rate", float(ParseRate), map[string]float64{
			"100": 100, "100H/s": 100, "2kH/s": 2000, "2.3kH/s": 2300, "1.5MH/s": 1.5e6, "1GH/s": 1e9, "1e3": 1000, "1e3kH/s": 1e6, "0.001": 1e-3, "0": 0, "0kH/s": 0,
		}},
		{"bytes", float(ParseBytes), map[string]float64{
			"0": 0, "0B": 0, "0.0MB/s": 0, "1": 1, "500B": 500, "64kB": 64000, "0.064MB": 64000, "1MB": 1e6, "1MB/s": 1e6, "2.5GB": 2.5e9, "1000/s": 1000, "1e6GB": 1e15, "8bit": 1, "20Mbit/s": 2.5e6, "1kbit": 125, "0bit": 0,
		}},
		{"probability", float(ParseProbability), map[string]float64{"0": 0, "0.1": 0.1, ".5": 0.5, "1": 1, "1.0": 1, "10%": 0.1, "0.1%": 0.001, "100%": 1, "7%": 0.07, "1e-3": 0.001}},
		{"per second", float(ParsePerSecond), map[string]float64{"0": 0, "0.5": 0.5, "0.5/s": 0.5, "1000000": 1e6}},
		{"speed", float(ParseSpeed), map[string]float64{"1": 1, "4x": 4, "4×": 4, "0.25": 0.25, "1/8": 0.125, "1/8x": 0.125, "max": math.Inf(1)}},
	} {
		for s, want := range c.want {
			if got, err := c.parse(s); err != nil || got != want {
				t.Errorf("%s %q: got %v, %v; want %v", c.name, s, got, err, want)
			}
		}
		for _, s := range []string{
			"", " ", "x", "-1", "--1", "-", "+", ".", "NaN", "nan", "Inf", "-Inf", "inf", "infinity", "1e", "1e+-3", "1e99999", "0x10", "1_000", "1,5", "1 ", " 1", "1.2.3", "１",
			"1H", "1KB", "bit", "4bit", "1it", "1mbit", "1kh/s", "5%%", "%", "kB", "H/s", "/s", "1/", "1/2/3", "s", "1d", "\x00", "\xff", strings.Repeat("9", 5000),
		} {
			if got, err := c.parse(s); err == nil && !(c.name == "offset" && s == "-0") {
				t.Errorf("%s %.20q: got %v, expected a refusal", c.name, s, got)
			} else if len(err.Error()) > 200 {
				t.Errorf("%s %.20q: the message has %d characters", c.name, s, len(err.Error()))
			}
		}
	}
}

// A flag shows the refusal after its own name: "--loss: 1.5 is not ...".
func TestValueErrorsAreSentences(t *testing.T) {
	for _, c := range []struct {
		err  func() error
		want string
	}{
		{func() error { _, err := ParseProbability("1.5"); return err }, "1.5 is not a probability from 0 to 1"},
		{func() error { _, err := ParseProbability(""); return err }, `"" is not a probability from 0 to 1`},
		{func() error { _, err := ParseProbability("a b"); return err }, `"a b" is not a probability from 0 to 1`},
		{func() error { _, err := ParseRate("-3"); return err }, "-3 is not a hash rate such as 100, 2kH/s or 1.5MH/s"},
		{func() error { _, err := ParseRate("2GH/s"); return err }, "2GH/s is too much: the most is 1GH/s"},
		{func() error { _, err := ParseRate("1e-9"); return err }, "1e-9 is too little: the least is 1e-8H/s"},
		{func() error { _, err := ParseDuration("-1s"); return err }, "-1s is not a duration such as 200ms, 1.5s or 2m, zero or more"},
		{func() error { _, err := ParseDuration("5"); return err }, "5 has no unit: 5s are seconds, 5ms milliseconds"},
	} {
		if err := c.err(); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func TestFormatDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0s", 1: "1ns", 1500: "1.5us", 250 * time.Millisecond: "250ms", time.Second: "1s", 90 * time.Second: "1m30s",
		2 * time.Minute: "2m", time.Hour: "1h", 61 * time.Minute: "1h1m", time.Hour + time.Second: "1h0m1s", -5 * time.Second: "-5s", 10 * time.Minute: "10m", 10 * time.Hour: "10h",
	} {
		if got := FormatDuration(d); got != want {
			t.Errorf("%v: got %s, want %s", d, got, want)
		}
	}
}

// Numbers are written in decimal and come back to the last bit, whatever the unit.
func TestDecimalsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(0, math.MaxFloat64).Draw(t, "v")
		shift := rapid.SampledFrom([]int{-2, 0, 3, 6, 9}).Draw(t, "shift")
		s := formatDecimal(v, shift)
		if got, err := parseDecimal(s, shift); err != nil || got != v {
			t.Fatalf("%v is written %s, read as %v (%v)", v, s, got, err)
		}
	})
}

func TestUpTo(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0s", 1: "1ms", time.Millisecond: "1ms", time.Millisecond + 1: "2ms", 999*time.Hour - 4860404897: "998h59m55.14s",
	} {
		if got := FormatDuration(UpTo(d, time.Millisecond)); got != want {
			t.Errorf("%v: got %s, want %s", d, got, want)
		}
	}
}
