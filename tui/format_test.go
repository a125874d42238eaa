package tui

import (
	"testing"

	"example.com/sosocoin/tui/words"
)

func TestScaled(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0 ", 0.5: "0.50 ", 0.01: "0.01 ", 0.00999: "9.99 m", 0.000178: "178 u", 2e-8: "20 n", -0.0005: "-500 u",
		1: "1 ", 999: "999 ", 1234: "1.23 k", 45e6: "45 M", 2e15: "2 P",
	} {
		if got := words.Scaled(x); got != want {
			t.Errorf("%v: %q, want %q", x, got, want)
		}
	}
}
