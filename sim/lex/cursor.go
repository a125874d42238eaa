package lex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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

// Words takes the rest of the line as the words of a command, and says in which column they
// end.
func (c *Cursor) Words() (list []Word, end int) {
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

// LineBreak returns the column of the first line break inside line, or 0: one at
// its very end does no harm.
func LineBreak(line string) int {
	line = strings.TrimRight(line, "\r\n")
	if i := strings.IndexAny(line, "\r\n"); i >= 0 {
		return utf8.RuneCountInString(line[:i]) + 1
	}
	return 0
}
