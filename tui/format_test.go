package tui

import (
	"testing"

	"example.com/sosocoin/sim/view"
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

// The fastest node of a column has at least one digit before the point, however slow it is.
func TestRateUnit(t *testing.T) {
	for most, want := range map[float64]string{
		0: "H/s", 1: "H/s", 999: "H/s", 1000: "kH/s", 3e9: "GH/s", 0.5: "mH/s", 0.001: "mH/s", 0.0004: "uH/s", 1e-8: "nH/s",
	} {
		unit, scale := rateUnit([]view.Node{{HashRate: most / 3}, {HashRate: most}})
		if unit != want || most > 0 && (most/scale < 0.999 || most/scale >= 1000) {
			t.Errorf("%v: %v %s", most, most/scale, unit)
		}
	}
}
