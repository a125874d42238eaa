package glossary

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/view"
)

// A word is said once, and the lesson that it leads to speaks of it.
func TestEntries(t *testing.T) {
	seen := map[string]bool{}
	all := scenarios.List()
	for _, e := range Entries() {
		if seen[e.Word] || e.Means == "" {
			t.Errorf("%q stands there twice, or means nothing", e.Word)
		}
		seen[e.Word] = true
		if e.Lesson == "" {
			continue
		}
		if !slices.ContainsFunc(all, func(i view.LibraryItem) bool { return i.Name == e.Lesson && i.Lesson }) {
			t.Errorf("%q leads to %s, which is no lesson", e.Word, e.Lesson)
			continue
		}
		text, err := os.ReadFile(filepath.Join("../../sim/scenarios", e.Lesson+".scenario"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(strings.ToLower(string(text)), e.Word) && !strings.Contains(strings.ReplaceAll(e.Lesson, "-", " "), e.Word) {
			t.Errorf("lesson %s does not speak of %q", e.Lesson, e.Word)
		}
	}
}
