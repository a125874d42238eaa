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

// Each picture of two by four dots has an octant of its own, a column wide.
func TestOctants(t *testing.T) {
	seen := map[rune]bool{}
	own := 0
	for dots := range 256 {
		r := WithOctants.Character(uint8(dots))
		if Width(string(r)) != 1 {
			t.Errorf("%U is %d columns wide", r, Width(string(r)))
		}
		if r >= firstOctant && r <= '\U0001CDE5' {
			own++
		}
		seen[r] = true
	}
	if len(seen) != 256 || own != 230 {
		t.Errorf("%d octants, %d of them in their own block", len(seen), own)
	}
	// By the numbers of their dots row by row, as their names have them.
	for dots, want := range map[uint8]rune{
		0x00: ' ', 0x02: '\U0001CD00', 0x02 | 0x08: '\U0001CD01', 0x10: '\U0001CD03', 0x08 | 0x04: '\U0001CD0B', 0xfe: '\U0001CDE5',
		0x01: '\U0001CEA8', 0x80: '\U0001CEA0', 0x47: '▌', 0xb8: '▐', 0x1b: '▀', 0xe4: '▄', 0xc0: '▂', 0xff: '█', 0x03: '▘', 0x06: '\U0001FBE6',
	} {
		if got := Octant(dots); got != want {
			t.Errorf("%02x is %c %U, expected %c %U", dots, got, got, want, want)
		}
	}
}
