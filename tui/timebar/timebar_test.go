package timebar

import (
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/tui/grid"
)

// A click on the place of a moment goes back to that moment, as well as columns can tell.
func TestColumnsStandForMoments(t *testing.T) {
	l := Line{Rect: grid.Rect{X: 7, W: 60, H: 1}, to: 1669 * netsim.Second}
	for _, at := range []netsim.Time{0, l.to / 3, l.to / 2, l.to - 1} {
		if got := l.At(l.column(at)); got < at-l.to/60 || got > at+l.to/60 {
			t.Errorf("%v is drawn where a click goes to %v", at, got)
		}
	}
	for _, at := range []netsim.Time{-netsim.Second, 2 * l.to} {
		if x := l.column(at); x < l.Rect.X || x >= l.Rect.Right() {
			t.Errorf("%v is drawn in column %d, outside of the line", at, x)
		}
	}
	if x := (Line{Rect: l.Rect}).column(5); x != l.Rect.X {
		t.Errorf("a line of no time has something in column %d", x)
	}
}
