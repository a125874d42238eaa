package lex

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Error says where a line is wrong and what would have been right.
type Error struct {
	Column   int    // of the first wrong character; the line's first is 1
	Found    string // what stands there; empty: nothing does
	Expected string // what could have stood there: "a node such as n0"
	Hint     string // how to mend it: `did you mean "mine"?`; may be empty
}

// Error returns the message in one line.
func (e *Error) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Problem()) }

// Problem returns the message without the column.
func (e *Error) Problem() string {
	found := "nothing"
	if e.Found != "" {
		found = strconv.Quote(clip(e.Found))
	}
	message := fmt.Sprintf("found %s, expected %s", found, e.Expected)
	if e.Hint != "" {
		message += "; " + e.Hint
	}
	return message
}

// ValueError says why a value on its own, such as a flag's, was refused.
type ValueError struct {
	Value    string // the part that is wrong
	Expected string // "a probability from 0 to 1"
	Problem  string // what is wrong with it, where "is not <Expected>" does not tell; else empty
	Offset   int    // characters between the start of the whole value and Value
}

// Error returns a sentence: "1.5 is not a probability from 0 to 1".
func (e *ValueError) Error() string {
	if e.Problem != "" {
		return e.Problem
	}
	return Show(e.Value) + " is not " + e.Expected
}

const longestShown = 48

// clip keeps a message readable whatever the value's length.
func clip(s string) string {
	if len(s) <= longestShown {
		return s
	}
	end := longestShown - 3
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "..."
}

// Show returns s for use in a sentence, quoted where it would not stand out.
func Show(s string) string {
	s = clip(s)
	quoted := strconv.Quote(s)
	if s == "" || quoted != `"`+s+`"` || strings.ContainsAny(s, " ,;") {
		return quoted
	}
	return s
}
