package grid

import (
	"strings"
	"unicode/utf8"

	"example.com/sosocoin/sim/plain"
)

// unknown stands for whatever must not reach the terminal.
const unknown = '?'

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

// Width returns how many columns Text uses for s where the terminal draws ambiguous
// characters narrow.
func Width(s string) int { return plain.Width(s) }

// Fit returns s if it fits in w columns; else as much of it as fits with the
// ellipsis as last column. It never yields more than w columns.
func Fit(s string, w int, ellipsis rune) string { return fit(s, w, ellipsis, plain.Ruler{}.Columns) }

// fit is Fit with a measure of its own.
func fit(s string, w int, ellipsis rune, measure func(rune) int8) string {
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
