package command

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is a piece of a line. At the line's end its text is "".
type Word struct {
	Text   string
	Column int // characters before it, plus one
}

// From is what is left of a word after n bytes.
func (w Word) From(n int) Word {
	return Word{w.Text[n:], w.Column + utf8.RuneCountInString(w.Text[:n])}
}

// Cut splits a word, such as key=value, at the first separator in it.
func (w Word) Cut(separator string) (before, after Word, found bool) {
	key, _, found := strings.Cut(w.Text, separator)
	if found {
		after = w.From(len(key) + len(separator))
	}
	return Word{key, w.Column}, after, found
}

// Split takes a list apart at its separators.
func (w Word) Split(separator string) []Word {
	var parts []Word
	for {
		part, rest, more := w.Cut(separator)
		parts = append(parts, part)
		if !more {
			return parts
		}
		w = rest
	}
}

// Refuse says that something else is expected where w stands. The hint may be empty.
func (w Word) Refuse(expected, hint string) *Error {
	return &Error{Column: w.Column, Found: w.Text, Expected: expected, Hint: hint}
}

// Misread places a value's refusal in its line. Expected is for an error that does not say it.
func (w Word) Misread(err error, expected string) *Error {
	if refused, ok := err.(*ValueError); ok {
		return &Error{Column: w.Column + refused.Offset, Found: refused.Value, Expected: refused.Expected, Hint: refused.Problem}
	}
	return w.Refuse(expected, err.Error())
}

// Cursor reads a line from left to right: the lines of a prompt, of a flag and of a file are
// all taken apart by it.
type Cursor struct {
	rest    string
	column  int  // of the first character of rest
	comment bool // the line ended with one
}

// NewCursor stands at the start of a line.
func NewCursor(line string) *Cursor { return &Cursor{rest: line, column: 1} }

// Rest is what has not been read.
func (c *Cursor) Rest() string { return c.rest }

// Skip goes on by n bytes.
func (c *Cursor) Skip(n int) {
	c.column += utf8.RuneCountInString(c.rest[:n])
	c.rest = c.rest[n:]
}

// Part takes the next n bytes as a line of their own.
func (c *Cursor) Part(n int) *Cursor {
	part := &Cursor{rest: c.rest[:n], column: c.column}
	c.Skip(n)
	return part
}

// Blank skips spaces, and a comment.
func (c *Cursor) Blank() {
	c.Skip(len(c.rest) - len(strings.TrimLeftFunc(c.rest, unicode.IsSpace)))
	if strings.HasPrefix(c.rest, "#") {
		c.rest, c.comment = "", true
	}
}

// Take takes the characters that fit, of the next word.
func (c *Cursor) Take(fits func(rune) bool) Word {
	c.Blank()
	end := strings.IndexFunc(c.rest, func(r rune) bool { return unicode.IsSpace(r) || !fits(r) })
	if end < 0 {
		end = len(c.rest)
	}
	w := Word{c.rest[:end], c.column}
	c.Skip(end)
	return w
}

// Word takes all up to the next space.
func (c *Cursor) Word() Word { return c.Take(func(rune) bool { return true }) }

// Peek is the next word, which is left where it is.
func (c Cursor) Peek() Word { return c.Word() }

// Text takes the rest of the line as it is.
func (c *Cursor) Text() Word {
	c.Skip(len(c.rest) - len(strings.TrimLeftFunc(c.rest, unicode.IsSpace)))
	w := Word{strings.TrimRightFunc(c.rest, unicode.IsSpace), c.column}
	c.rest = ""
	return w
}

// isSeparator tells the characters that are words of a command by themselves, with or without
// spaces around them.
func isSeparator(r rune) bool { return r == '|' || r == '>' }

// words takes the rest of the line as the words of a command, and says in which column they
// end.
func (c *Cursor) words() (list []Word, end int) {
	end = c.column
	for {
		w := c.Take(func(r rune) bool { return !isSeparator(r) })
		if w.Text == "" && c.rest == "" {
			return list, end
		}
		if w.Text == "" {
			w.Text = c.rest[:1]
			c.Skip(1)
		}
		list, end = append(list, w), c.column
	}
}

// lineBreak returns the column of the first line break inside line, or 0: one at
// its very end does no harm.
func lineBreak(line string) int {
	line = strings.TrimRight(line, "\r\n")
	if i := strings.IndexAny(line, "\r\n"); i >= 0 {
		return utf8.RuneCountInString(line[:i]) + 1
	}
	return 0
}
