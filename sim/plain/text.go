package plain

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Text returns a text as it may be shown. Line breaks and tabs stay.
func Text(s string) string {
	if isASCII(s, true) {
		return s
	}
	return shown(s, true, goForm)
}

// Line returns a text as it may be shown where it has to stay in one line: line breaks and
// tabs are written as \n and \t.
func Line(s string) string {
	if isASCII(s, false) {
		return s
	}
	return shown(s, false, goForm)
}

// Visible says whether a character may be shown wherever it stands: it steers no
// terminal, it can be seen, and it turns or joins nothing around it.
func Visible(r rune) bool { return classOf(r) == visible }

// Writer writes what people read as Text has it. A text comes in one piece: a character
// that two writes share would be taken for two broken ones.
type Writer struct{ Out io.Writer }

// Write reports all of p as written where all of what stands for it is.
func (w Writer) Write(p []byte) (int, error) {
	return write(w.Out, p, goForm)
}

// JSON writes JSON as data that can be shown: inside of its strings, the only place where
// it can have them, characters that Text would not leave are written as \u202e. To a
// program that reads it nothing changes.
type JSON struct{ Out io.Writer }

// Write reports all of p as written where all of what stands for it is.
func (w JSON) Write(p []byte) (int, error) { return write(w.Out, p, jsonForm) }

func write(out io.Writer, p []byte, form func(rune, string) string) (int, error) {
	if isASCII(p, true) {
		return out.Write(p)
	}
	if n, err := io.WriteString(out, shown(string(p), true, form)); err != nil {
		return min(n, len(p)), err
	}
	return len(p), nil
}

// isASCII reports whether a text is ASCII that needs no look at its characters.
func isASCII[T string | []byte](s T, lines bool) bool {
	for i := 0; i < len(s); i++ {
		if b := s[i]; (b < ' ' || b > '~') && !(lines && (b == '\n' || b == '\t')) {
			return false
		}
	}
	return true
}

// class is what a character does to a reader or to a terminal.
type class uint8

const (
	visible  class = iota
	hidden         // steers a terminal, turns the direction, or is not seen
	joiner         // is not seen, and joins the characters around it
	selector       // is not seen, and chooses a form of the character before it
)

func classOf(r rune) class {
	if _, usual := Quick(r); usual && (r >= 0xa0 || r >= ' ' && r < 0x7f) {
		return visible
	}
	switch {
	case r < 0xa0:
		return hidden
	case r == 0x200c || r == 0x200d:
		return joiner
	case unicode.Is(unicode.Variation_Selector, r):
		return selector
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r): // format characters that are seen
		return visible
	case unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point):
		return hidden
	}
	return visible
}

// shown writes what must not be shown in the form given, and all else as it is.
func shown(s string, lines bool, form func(r rune, raw string) string) string {
	var b strings.Builder
	before := rune(0) // the character before, 0 for none that something could join
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		raw := s[i : i+size]
		if i += size; passes(r, raw, before, s[i:], lines) {
			b.WriteString(raw)
			before = r
			continue
		}
		b.WriteString(form(r, raw))
		before = 0
	}
	return b.String()
}

// passes says whether a character may be shown where it stands.
func passes(r rune, raw string, before rune, after string, lines bool) bool {
	if r == utf8.RuneError && len(raw) == 1 {
		return false
	}
	switch classOf(r) {
	case joiner:
		next, size := utf8.DecodeRuneInString(after)
		return joins(before) && joins(next) && (next != utf8.RuneError || size > 1) && classOf(next) == visible
	case selector:
		return before > ' ' && classOf(before) == visible
	case hidden:
		return lines && (r == '\n' || r == '\t' || r == '\r' && strings.HasPrefix(after, "\n"))
	}
	return true
}

// joins says whether a joiner has something to do beside a character: in emoji and in
// scripts that join their letters, but never in words of ASCII.
func joins(r rune) bool { return r > 0x7f && classOf(r) != joiner }

// goForm writes a character as Go does, and a byte that is none as \xff.
func goForm(r rune, raw string) string {
	if r == utf8.RuneError && len(raw) == 1 {
		return fmt.Sprintf(`\x%02x`, raw[0])
	}
	return strings.Trim(strconv.QuoteRuneToASCII(r), "'")
}

// jsonForm writes a character as JSON has it (RFC 8259, section 7).
func jsonForm(r rune, raw string) string {
	if r == utf8.RuneError && len(raw) == 1 {
		return `\ufffd`
	}
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune{r}) {
		fmt.Fprintf(&b, `\u%04x`, unit)
	}
	return b.String()
}
