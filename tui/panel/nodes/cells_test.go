package nodes

import (
	"testing"

	"example.com/sosocoin/sim/view"
)

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
