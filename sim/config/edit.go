package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// SetLayout is the text of a file in which a layout has these rows: in the place of the one of its
// name, or else behind the others. Everything else stays as it is, comments too. A file that is
// written in a way in which no line can be put there is refused, as is one that is none.
func SetLayout(file string, text []byte, name string, rows []string) ([]byte, error) {
	before, err := Parse(file, text)
	if err != nil {
		return nil, err
	}
	want := wanted(before, name, rows)
	lines := strings.SplitAfter(string(text), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	eol := "\n"
	if strings.HasSuffix(strings.Join(lines[:min(len(lines), 1)], ""), "\r\n") {
		eol = "\r\n"
	}
	for _, edited := range edits(before, lines, entry(name, rows)+eol, name, eol) {
		edited := []byte(strings.Join(edited, ""))
		if after, err := Parse(file, edited); err == nil && same(after, want) {
			return edited, nil
		} else if len(edited) > MaxSize {
			return nil, err
		}
	}
	return nil, &Error{File: file, Problem: "no line can be put among its layouts as they are written; put this there: " + entry(name, rows)}
}

// plainName is a name that YAML reads as a text without quotes.
var plainName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// entry is the line of a layout.
func entry(name string, rows []string) string {
	words := []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
	if !plainName.MatchString(name) || slices.Contains(words, name) {
		name = quote(name)
	}
	quoted := make([]string, len(rows))
	for i, row := range rows {
		quoted[i] = quote(row)
	}
	return fmt.Sprintf("%s: [%s]", name, strings.Join(quoted, ", "))
}

func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// wanted is what the file is to say.
func wanted(f *File, name string, rows []string) File {
	want := *f
	want.Layouts = slices.Clone(f.Layouts)
	e := Entry{Name: name, List: true}
	for _, row := range rows {
		e.Values = append(e.Values, Value{Text: row})
	}
	at := slices.IndexFunc(want.Layouts, func(e Entry) bool { return e.Name == name })
	if at < 0 {
		want.Layouts = append(want.Layouts, e)
	} else {
		want.Layouts[at] = e
	}
	return want
}

// same says whether two files say the same, wherever it stands.
func same(a *File, b File) bool {
	entries := func(a, b []Entry) bool {
		return slices.EqualFunc(a, b, func(a, b Entry) bool {
			return a.Name == b.Name && a.List == b.List && slices.EqualFunc(a.Values, b.Values, func(a, b Value) bool { return a.Text == b.Text })
		})
	}
	return entries(a.Settings, b.Settings) && entries(a.Keys, b.Keys) && entries(a.Layouts, b.Layouts)
}

// tail is how many lines behind its last value an entry may end, with brackets and blank lines.
const tail = 4

// section is the line of the layouts.
var section = regexp.MustCompile(`^layouts[ \t]*:[ \t]*(#.*)?\r?\n?$`)

// edits are the ways to put a line into a file, the likeliest first. Which of them is right is for
// the parser to say.
func edits(f *File, lines []string, entry, name, eol string) (list [][]string) {
	put := func(from, to int, indent string) {
		if from <= len(lines) && to <= len(lines) {
			list = append(list, slices.Concat(ended(lines[:from], eol), []string{indent + entry}, lines[to:]))
		}
	}
	last := func(e Entry) int { // the line of its last value, from 1
		if len(e.Values) == 0 {
			return e.At.Line
		}
		return e.Values[len(e.Values)-1].At.Line
	}
	if at := slices.IndexFunc(f.Layouts, func(e Entry) bool { return e.Name == name }); at >= 0 {
		old := f.Layouts[at]
		for more := range tail {
			put(old.At.Line-1, last(old)+more, indent(lines, old))
		}
		return list
	}
	if n := len(f.Layouts); n > 0 {
		for more := range tail {
			put(last(f.Layouts[n-1])+more, last(f.Layouts[n-1])+more, indent(lines, f.Layouts[n-1]))
		}
		return list
	}
	if at := slices.IndexFunc(lines, section.MatchString); at >= 0 {
		put(at+1, at+1, "  ")
		return list
	}
	return [][]string{append(ended(lines, eol), "layouts:"+eol, "  "+entry)}
}

// ended is lines of which the last one ends.
func ended(lines []string, eol string) []string {
	lines = slices.Clone(lines)
	if n := len(lines); n > 0 && !strings.HasSuffix(lines[n-1], "\n") {
		lines[n-1] += eol
	}
	return lines
}

// indent is what stands before an entry.
func indent(lines []string, e Entry) string {
	if e.At.Line > len(lines) {
		return "  "
	}
	line := lines[e.At.Line-1]
	return line[:len(line)-len(strings.TrimLeft(line, " "))]
}
