package scenario

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a piece of a line. At the line's end its text is "".
type word struct {
	text   string
	column int
}

// pair splits key=value at its first =.
func (w word) pair() (key string, value word, ok bool) {
	key, text, ok := strings.Cut(w.text, "=")
	return key, word{text, w.column + utf8.RuneCountInString(key) + 1}, ok
}

// cursor reads a line from left to right.
type cursor struct {
	rest   string
	column int // of the first character of rest
}

// skip goes on by n bytes.
func (c *cursor) skip(n int) {
	c.column += utf8.RuneCountInString(c.rest[:n])
	c.rest = c.rest[n:]
}

// blank skips spaces, and a comment.
func (c *cursor) blank() {
	c.skip(len(c.rest) - len(strings.TrimLeftFunc(c.rest, unicode.IsSpace)))
	if strings.HasPrefix(c.rest, "#") {
		c.rest = ""
	}
}

// take takes the characters that fit, of the next word.
func (c *cursor) take(fits func(rune) bool) word {
	c.blank()
	end := strings.IndexFunc(c.rest, func(r rune) bool { return unicode.IsSpace(r) || !fits(r) })
	if end < 0 {
		end = len(c.rest)
	}
	w := word{c.rest[:end], c.column}
	c.skip(end)
	return w
}

// word takes all up to the next space.
func (c *cursor) word() word { return c.take(func(rune) bool { return true }) }

// peek is the next word, which is left where it is.
func (c cursor) peek() word { return c.word() }

// text takes the rest of the line as it is.
func (c *cursor) text() word {
	trimmed := strings.TrimLeftFunc(c.rest, unicode.IsSpace)
	c.skip(len(c.rest) - len(trimmed))
	w := word{strings.TrimRightFunc(trimmed, unicode.IsSpace), c.column}
	c.rest = ""
	return w
}
