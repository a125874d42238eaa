package lex

import (
	"strings"
	"unicode"
)

// SplitLast takes the word that is being written off a line; it fails inside a comment.
func SplitLast(line string) (done, partial string, ok bool) {
	c := NewCursor(line)
	words, _ := c.Words()
	if c.comment {
		return "", "", false
	}
	if n := len(words); n > 0 && strings.HasSuffix(line, words[n-1].Text) && !strings.ContainsFunc(words[n-1].Text, isSeparator) {
		partial = words[n-1].Text
	}
	return strings.TrimSuffix(line, partial), partial, true
}

// Glued returns what stands before the last word without a space between: "n0|".
func Glued(done string) string {
	return done[strings.LastIndexFunc(done, unicode.IsSpace)+1:]
}
