package lex

import (
	"strings"
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

// IsDigits reports whether s is digits, one at least.
func IsDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
