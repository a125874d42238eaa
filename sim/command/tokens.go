package command

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a piece of a line.
type word struct {
	text   string
	offset int // bytes before it
	column int // characters before it, plus one
}

// isSeparator tells the characters that are words by themselves, with or without
// spaces around them.
func isSeparator(r rune) bool { return r == '|' || r == '>' }

// tokenize splits a line into words and says in which column it ends, the comment
// left out.
func tokenize(line string) (words []word, end int) {
	start, startColumn := -1, 0
	column, last := 0, 0
	finish := func(offset int) {
		if start >= 0 {
			words = append(words, word{line[start:offset], start, startColumn})
			last = column
			start = -1
		}
	}
	for offset, r := range line {
		column++
		switch {
		case unicode.IsSpace(r):
			finish(offset)
		case isSeparator(r):
			finish(offset)
			words = append(words, word{line[offset : offset+1], offset, column})
			last = column + 1
		case start < 0 && r == '#':
			return words, max(last, 1)
		case start < 0:
			start, startColumn = offset, column
		}
	}
	column++
	finish(len(line))
	return words, max(last, 1)
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
