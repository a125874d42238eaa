package plain_test

import (
	"testing"

	"example.com/sosocoin/sim/plain"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 blocks", 1: "1 block", 2: "2 blocks", 1234: "1234 blocks"} {
		if got := plain.Count(n, "block"); got != want {
			t.Errorf("%d: got %q, expected %q", n, got, want)
		}
	}
}

func TestThreeDigits(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 0.01234: "0.0123", 1: "1", 12.34: "12.3", 99.94: "99.9", 99.96: "100", 123.4: "123", 1234567: "1234567"} {
		if got := plain.ThreeDigits(x); got != want {
			t.Errorf("%v: got %q, expected %q", x, got, want)
		}
	}
}
