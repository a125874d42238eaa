package words

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"example.com/sosocoin/netsim"
)

func TestTimesHaveNoExponent(t *testing.T) {
	for ns, want := range map[netsim.Time]string{
		0: "0 ms", 1: "1 ns", 999: "999 ns", 1000: "1 us", 20_500: "20.5 us", 99_999: "100 us", 100_000: "0.1 ms",
		250_000: "0.25 ms", 50 * netsim.Millisecond: "50 ms", 999_999_999: "1000 ms", netsim.Second: "1 s", 1500 * netsim.Millisecond: "1.5 s",
		12_345 * netsim.Second: "12345 s", 720_000_000 * netsim.Second: "720000000 s",
	} {
		if got := Millis(ns); got != want {
			t.Errorf("%d ns: %q, expected %q", int64(ns), got, want)
		}
	}
	for d, want := range map[time.Duration]string{
		0: "0 s", 1: "1 ns", time.Millisecond: "0.001 s", 10 * time.Second: "10 s", -5 * time.Second: "-5 s", -2: "-2 ns", 3 * time.Hour: "10800 s",
		123456789 * time.Millisecond: "123457 s",
	} {
		if got := Length(d); got != want {
			t.Errorf("%v: %q, expected %q", d, got, want)
		}
	}
	for s, want := range map[float64]string{0: "0 s", 1e-9: "0.000001 ms", 0.00123: "1.2 ms", 0.0099: "9.9 ms", 0.01: "0.01 s", 1.234: "1.23 s"} {
		if got := InSeconds(s); got != want {
			t.Errorf("%v: %q, expected %q", s, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		ns := rapid.Int64().Draw(t, "ns")
		for _, text := range []string{Millis(netsim.Time(max(ns, 0))), Length(time.Duration(ns)), InSeconds(float64(ns) * 1e-9)} {
			if strings.ContainsAny(text, "e+") || ns != 0 && strings.Trim(text, "0. msnu") == "" && ns > 0 {
				t.Fatalf("%d ns is written as %q", ns, text)
			}
		}
	})
}

func TestPercentOfAWhole(t *testing.T) {
	for part, want := range map[float64]string{
		0: "0 %", 1: "100 %", 0.083: "8.3 %", 0.0831: "8.3 %", 0.125: "12.5 %", 0.12: "12 %", 0.0005: "0.1 %", 0.0004: "0.04 %",
		0.000001: "0.0001 %", 0.9999: "99.99 %", 0.999: "99.9 %", 0.99949: "99.9 %",
	} {
		if got := Percent(part); got != want {
			t.Errorf("%v: %q, expected %q", part, got, want)
		}
	}
}
