package palette

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRank(t *testing.T) {
	names := []string{"go on, to the next page", "previous", "partition", "pause", "unpartition", "pay a thing", "part", "set apart", "p  a  r  t"}
	got := rank("part", len(names), func(i int) (string, string) { return names[i], "" })
	want := []string{"part", "partition", "unpartition", "set apart"}
	for i, name := range want {
		if i >= len(got) || names[got[i]] != name {
			t.Fatalf("found %v, expected them to begin with %v", got, want)
		}
	}
	if last := names[got[len(got)-1]]; !strings.HasPrefix(last, "p") || strings.Contains(last, "part") {
		t.Errorf("the last is %q", last)
	}
}

func TestRankHoldsTogether(t *testing.T) {
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("abc -é")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(letters, 0, 20).Draw(t, "names")
		more := rapid.SliceOfN(letters, len(names), len(names)).Draw(t, "more")
		query := letters.Draw(t, "query")
		find := func(query string) []int {
			return rank(query, len(names), func(i int) (string, string) { return names[i], more[i] })
		}
		got := find(query)
		seen := map[int]bool{}
		for _, i := range got {
			if seen[i] {
				t.Fatalf("%d is found twice in %v", i, got)
			}
			seen[i] = true
		}
		for i, name := range names {
			if words := strings.Fields(query); len(words) == 1 && strings.Contains(name, words[0]) && !seen[i] {
				t.Fatalf("%q is not found by %q", name, query)
			}
		}
		if len(got) > 0 && query != "" && strings.TrimSpace(query) == query && !strings.Contains(query, " ") {
			for _, name := range names {
				if name == query && names[got[0]] != query {
					t.Fatalf("%q is found first by %q, and not what is called so", names[got[0]], query)
				}
			}
		}
		for _, i := range find(query + "a") { // who types on finds less, never more
			if !seen[i] && !strings.HasSuffix(query, " ") && query != "" {
				t.Fatalf("%d is found by %q and not by %q", i, query+"a", query)
			}
		}
	})
}
