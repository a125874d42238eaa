package lex

import (
	"slices"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	names := []string{"mine", "send", "partition", "heal", "cut"}
	for s, want := range map[string]string{
		"mien": "mine", "mined": "mine", "hael": "heal", "partiton": "partition", "ptr": "", "": "", "zzzz": "", "cat": "cut", "Mine": "mine",
		strings.Repeat("mine", 100): "",
	} {
		if got := Nearest(s, names); got != want {
			t.Errorf("Nearest(%.20q) = %q, want %q", s, got, want)
		}
	}
	if !slices.Equal([]int{distance("", "abc"), distance("abc", "abc"), distance("ab", "ba"), distance("kitten", "sitting")}, []int{3, 0, 1, 3}) {
		t.Error("distances are wrong")
	}
}
