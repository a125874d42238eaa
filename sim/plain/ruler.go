package plain

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/rivo/uniseg"
)

// What a character does on a terminal, besides taking 1 or 2 columns.
const (
	Dropped  int8 = -1 // leaves no trace
	Combined int8 = 0  // shares the place of the character before it
)

// Ruler measures text in columns of a terminal. The zero value counts East Asian
// ambiguous characters (Unicode Standard Annex #11) as narrow, as most terminals do.
type Ruler struct {
	Wide bool // they take two columns
}

// Width returns how many columns s takes as the zero Ruler counts.
func Width(s string) int { return Ruler{}.Width(s) }

// Width returns how many columns s takes.
func (l Ruler) Width(s string) int {
	n := 0
	for _, r := range s {
		n += int(max(l.Columns(r), 0))
	}
	return n
}

// Ambiguous says whether a character takes one column on some terminals and two on others.
func Ambiguous(r rune) bool {
	return r >= 0xa0 && displaywidth.Rune(r) == 1 && displaywidth.Options{EastAsianWidth: true}.Rune(r) == 2
}

// Columns says what r does by itself: the columns that it takes, Dropped or Combined. What
// must not be shown takes the one of its replacement, if it is no mere mark.
//
// A character that would melt into its neighbours is dropped, because then the width of a
// line would not be the sum of its characters': halves of flags, loose Hangul letters,
// skin tones, viramas.
func (l Ruler) Columns(r rune) int8 {
	w, known := Quick(r)
	if !known {
		w = measure(r)
	}
	if l.Wide && w == 1 && Ambiguous(r) {
		return 2
	}
	return w
}

// Quick is what the zero Ruler says of the characters that nearly all texts are of, without
// a look-up.
func Quick(r rune) (columns int8, known bool) {
	switch {
	case r >= 0x20 && r < 0x7f:
		return 1, true
	case r >= 0x2500 && r < 0x25fd: // boxes, blocks and shapes; two later ones are wide
		return 1, true
	case r >= 0x2800 && r < 0x2900: // braille
		return 1, true
	case r >= 0x2190 && r < 0x2200, r == '…', r == '·', r == '×', r == '∙': // arrows
		return 1, true
	case r >= 0x4e00 && r < 0xa000, r >= 0xac00 && r < 0xd7a4, r >= 0x30a1 && r < 0x30fb, r >= 0x3041 && r < 0x3097: // ideographs, Hangul, kana
		return 2, true
	case r < 0x20 || r == utf8.RuneError || (r >= 0x7f && r < 0xa0):
		return 1, true // shown as something else
	}
	return 0, false
}

func measure(r rune) int8 {
	switch {
	case !Visible(r), unicode.In(r, unicode.Me, unicode.Mc):
		return Dropped
	case unicode.Is(unicode.Mn, r):
		if harmless(r) {
			return Combined
		}
		return Dropped
	}
	s := string(r)
	w := displaywidth.Rune(r)
	if w < 1 || w > 2 || uniseg.GraphemeClusterCount("a"+s+s+"a") != 4 {
		return Dropped
	}
	return int8(w)
}

// harmless reports whether the mark r joins only the character before it and adds
// nothing to its width.
func harmless(r rune) bool {
	const letter = "\u0915" // Devanagari ka: joins with the next one after a virama
	s := letter + string(r)
	return displaywidth.String("a"+string(r)) == 1 && displaywidth.String(s) == 1 &&
		displaywidth.String(s+letter) == 2 && uniseg.GraphemeClusterCount(s+letter) == 2
}
