package grid

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// What a character does on the grid, besides being 1 or 2 columns wide.
const (
	dropped  int8 = -1 // leaves no trace
	combined int8 = 0  // shares the cell of the character before it
)

// unknown stands for whatever must not reach the terminal.
const unknown = '?'

// quick answers for the characters that nearly all cells hold, without a look-up.
func quick(r rune) (width int8, known bool) {
	switch {
	case r >= 0x20 && r < 0x7f:
		return 1, true
	case r >= 0x2500 && r < 0x25fd: // boxes, blocks and shapes; two later ones are wide
		return 1, true
	case r >= 0x2800 && r < 0x2900: // braille
		return 1, true
	case r >= 0x2190 && r < 0x2200, r == '…', r == '·', r == '×', r == '∙': // arrows
		return 1, true
	case r < 0x20 || r == utf8.RuneError || (r >= 0x7f && r < 0xa0):
		return 1, true // drawn as unknown or as a space
	}
	return 0, false
}

// measure says what r does: its width, dropped or combined.
//
// A character that would melt into its neighbours is not let in, because then the
// width of a line would not be the sum of its cells: halves of flags, loose
// Hangul letters, skin tones, viramas. They become unknown, or vanish where
// they are only marks.
func measure(r rune) int8 {
	if w, known := quick(r); known {
		return w
	}
	switch {
	case unicode.Is(unicode.Variation_Selector, r), unicode.Is(unicode.Cf, r), unicode.In(r, unicode.Me, unicode.Mc):
		return dropped
	case unicode.Is(unicode.Mn, r):
		if harmless(r) {
			return combined
		}
		return dropped
	}
	s := string(r)
	w := ansi.StringWidth(s)
	if w < 1 || w > 2 || uniseg.GraphemeClusterCount("a"+s+s+"a") != 4 {
		return dropped
	}
	return int8(w)
}

// harmless reports whether the mark r joins only the character before it and adds
// nothing to its width.
func harmless(r rune) bool {
	const letter = "\u0915" // Devanagari ka: joins with the next one after a virama
	s := letter + string(r)
	return ansi.StringWidth("a"+string(r)) == 1 && ansi.StringWidth(s) == 1 &&
		ansi.StringWidth(s+letter) == 2 && uniseg.GraphemeClusterCount(s+letter) == 2
}

// clean returns what is drawn for r where r itself must not be.
func clean(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return ' '
	case r < 0x20 || r == utf8.RuneError || (r >= 0x7f && r < 0xa0):
		return unknown
	}
	return r
}

// Width returns how many columns Text would use for s.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += int(max(measure(r), 0))
	}
	return n
}

// Fit returns s if it fits in w columns; else as much of it as fits with the
// ellipsis as last column. It never yields more than w columns.
func Fit(s string, w int, ellipsis rune) string {
	if len(s) <= w && isPrintable(s) {
		return s
	}
	if w <= 0 {
		return ""
	}
	n, cut := 0, 0
	for i, r := range s {
		d := int(max(measure(r), 0))
		if n+d > w {
			return strings.TrimRight(s[:cut], " ") + string(ellipsis)
		}
		if n += d; n < w {
			cut = i + utf8.RuneLen(r)
			if r == utf8.RuneError {
				cut = i + 1
			}
		}
	}
	return s
}

// isPrintable reports whether s is printable ASCII only, so that its width is its length.
func isPrintable(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return true
}
