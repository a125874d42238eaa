package lex

import (
	"fmt"
	"strings"
	"testing"
)

// A line's words, each with its column, and the column after them.
func TestWordsOfALine(t *testing.T) {
	for line, want := range map[string]string{
		"":                    "| 1",
		"   # nothing":        "| 1",
		"mine n0-n2,n5  on":   "mine@1 n0-n2,n5@6 on@16| 18",
		" mine all # for now": "mine@2 all@7| 10",
		"partition n0|n1>n2":  "partition@1 n0@11 |@13 n1@14 >@16 n2@17| 19",
		"partition n0 |# two": "partition@1 n0@11 |@14| 15",
		"save ü#.s\u00a0x\t ": "save@1 ü#.s@6 x@11| 12",
		"a \xff\xfe b":        "a@1 \xff\xfe@3 b@6| 7",
	} {
		list, end := NewCursor(line).Words()
		parts := make([]string, len(list))
		for i, w := range list {
			parts[i] = fmt.Sprintf("%s@%d", w.Text, w.Column)
		}
		if got := fmt.Sprintf("%s| %d", strings.Join(parts, " "), end); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

// What is read of a line and what is left of it are the line, and columns count characters.
func TestCursorReadsFromLeftToRight(t *testing.T) {
	c := NewCursor(" task ü(n0) >= 1: Press m # now ")
	if w := c.Word(); w != (Word{"task", 2}) {
		t.Errorf("the first word is %v", w)
	}
	condition := c.Part(strings.Index(c.Rest(), ": "))
	if w := condition.Take(func(r rune) bool { return r != '(' }); w != (Word{"ü", 7}) || condition.Rest() != "(n0) >= 1" {
		t.Errorf("took %v, and %q is left", w, condition.Rest())
	}
	c.Skip(len(": "))
	if w := c.Text(); w != (Word{"Press m # now", 19}) || c.Rest() != "" {
		t.Errorf("the text is %v, and %q is left", w, c.Rest())
	}
}

func TestWordsAreTakenApart(t *testing.T) {
	w := Word{"ü=EU:1ms,NA:2ms", 5}
	key, value, ok := w.Cut("=")
	if key != (Word{"ü", 5}) || value != (Word{"EU:1ms,NA:2ms", 7}) || !ok {
		t.Errorf("key %v, value %v, %v", key, value, ok)
	}
	if parts := value.Split(","); fmt.Sprint(parts) != "[{EU:1ms 7} {NA:2ms 14}]" {
		t.Errorf("the list is %v", parts)
	}
	if parts := (Word{",", 1}).Split(","); fmt.Sprint(parts) != "[{ 1} { 2}]" {
		t.Errorf("a lone comma is %v", parts)
	}
	if whole, _, ok := w.Cut(";"); ok || whole != w {
		t.Errorf("cut at a character that is not there: %v, %v", whole, ok)
	}
}
