package view

import "strings"

// Segment is a part of what a lesson says: words, or a key or a line that the reader is to
// type, by its usual name.
type Segment struct {
	Text  string
	Typed bool
}

// Segments takes what a lesson says apart: "Press {m}, or type {:mine all on}." A brace
// that none answers is a word like others.
func Segments(text string) []Segment {
	var list []Segment
	add := func(text string, typed bool) {
		if text != "" {
			list = append(list, Segment{text, typed})
		}
	}
	for {
		before, rest, opened := strings.Cut(text, "{")
		typed, after, closed := strings.Cut(rest, "}")
		if !opened || !closed || typed == "" {
			add(text, false)
			return list
		}
		add(before, false)
		add(typed, true)
		text = after
	}
}

// PlainText is what a lesson says, for who has no keys: with those of others by their usual
// names.
func PlainText(text string) string {
	var b strings.Builder
	for _, s := range Segments(text) {
		b.WriteString(s.Text)
	}
	return b.String()
}
