package grid

import "testing"

// Each picture of two by three dots has one sextant, a column wide.
func TestSextants(t *testing.T) {
	seen := map[rune]int{}
	for dots := range 256 {
		r := Sextant(uint8(dots))
		if Width(string(r)) != 1 {
			t.Errorf("%U is %d columns wide", r, Width(string(r)))
		}
		seen[r]++
	}
	if len(seen) != 64 || seen[' '] != 1 || seen['\U0001FB00'] != 1 || seen['\U0001FB3B'] == 0 {
		t.Errorf("%d sextants: %v", len(seen), seen)
	}
	for dots, want := range map[uint8]rune{0x01: '\U0001FB00', 0x47: '▌', 0xb8: '▐', 0xff: '█', 0xc0: '\U0001FB2D', 0x12: '\U0001FB0B'} {
		if got := Sextant(dots); got != want {
			t.Errorf("%02x is %c, expected %c", dots, got, want)
		}
	}
}
