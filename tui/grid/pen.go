package grid

// Pen is what dots are drawn with.
type Pen uint8

// The pens. Dots of braille stand apart; those of the others touch each other, and there are fonts
// that lack them.
const (
	WithBraille Pen = iota
	WithSextants
	WithOctants
)

// Pens are the names of all, in their order.
func Pens() []string { return []string{"braille", "sextants", "octants"} }

// Character is that of a cell with these dots, the bits of a braille character.
func (p Pen) Character(dots uint8) rune {
	switch p {
	case WithSextants:
		return Sextant(dots)
	case WithOctants:
		return Octant(dots)
	}
	return Braille(dots)
}

// sextantRows are the rows of a sextant, from above, in which the rows of dots of a cell lie: the
// two in the middle are one there.
var sextantRows = [DotsDown]uint8{0, 1, 1, 2}

// The characters of sextants, which leave out those of the left half, of the right one and of the
// whole cell, that there were before (Unicode 16, "Symbols for Legacy Computing").
const (
	firstSextant              = '\U0001FB00'
	leftHalf, rightHalf, full = 0x15, 0x2a, 0x3f
)

// Sextant is the character of a cell with these dots, the bits of a braille character, in which
// they are two across and three down, and touch each other.
func Sextant(dots uint8) rune {
	six := uint8(0)
	for y, row := range sextantRows {
		for x := range DotsAcross {
			if dots&dotBits[y][x] != 0 {
				six |= 1 << (DotsAcross*row + uint8(x))
			}
		}
	}
	switch {
	case six == 0:
		return ' '
	case six == leftHalf:
		return '▌'
	case six == rightHalf:
		return '▐'
	case six == full:
		return '█'
	}
	r := firstSextant + rune(six) - 1
	if six > leftHalf {
		r--
	}
	if six > rightHalf {
		r--
	}
	return r
}

// The octants leave out what there were characters for before (Unicode 16, "Symbols for Legacy
// Computing Supplement"): the cells of these patterns, whose bits are the dots row by row, have
// these characters in their order.
const (
	firstOctant   = '\U0001CD00'
	otherPatterns = "\x00\x01\x02\x03\x05\x0a\x0f\x14\x28\x3f\x40\x50\x55\x5a\x5f\x80\xa0\xa5\xaa\xaf\xc0\xf0\xf5\xfa\xfc\xff"
	others        = " \U0001CEA8\U0001CEAB\U0001FB82▘▝▀\U0001FBE6\U0001FBE7\U0001FB85\U0001CEA3▖▌▞▛\U0001CEA0▗▚▐▜▂▄▙▟▆█"
)

// Octant is the character of a cell with these dots, the bits of a braille character, in which they
// touch each other.
func Octant(dots uint8) rune {
	pattern := uint8(0)
	for y, row := range dotBits {
		for x, bit := range row {
			if dots&bit != 0 {
				pattern |= 1 << (DotsAcross*y + x)
			}
		}
	}
	before := 0 // patterns below it with characters of their own
	for _, r := range others {
		switch other := otherPatterns[before]; {
		case other == pattern:
			return r
		case other > pattern:
			return firstOctant + rune(pattern) - rune(before)
		}
		before++
	}
	return firstOctant + rune(pattern) - rune(before)
}
