package program

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every chapter that a room has is printed by the help, whole or in parts, and nothing of it
// is left that only a browser could follow.
func TestHelpPrintsEveryChapter(t *testing.T) {
	var all strings.Builder
	for _, c := range chapters() {
		text := c.Text()
		all.WriteString(text)
		if !strings.HasPrefix(text, "# ") || len(text) < 1000 {
			t.Errorf("%s begins with %.80q, and has %d bytes", c.Name, text, len(text))
		}
		if left := regexp.MustCompile(`\]\(|<!--|!\[|(?m)^\|.*\|$`).FindString(text); left != "" {
			t.Errorf("%s still has %q", c.Name, left)
		}
	}
	lines := strings.Split(all.String(), "\n")
	front := readme(t)
	for _, g := range guides(t) {
		for _, h := range heading.FindAllString(g.text, -1) {
			if g.text != front && strings.HasPrefix(h, "## ") && !slices.Contains(lines, h) && !slices.Contains(lines, h[1:]) {
				t.Errorf("no chapter of the help has %q of %s", h, g.file)
			}
		}
	}
}

func TestTablesStandInColumns(t *testing.T) {
	long := strings.Repeat("word ", 45)
	text := "before\n\n| | key | what |\n|---|:-:|---|\n| Time | `space` | pause |\n|  | `a\\|b` | " + long + "|\n\nafter\n"
	want := "before\n\n      key      what\nTime  `space`  pause\n      `a|b`    " + strings.TrimSpace(strings.Repeat("word ", 21)) + "\n" +
		strings.Repeat(" ", 15) + strings.TrimSpace(strings.Repeat("word ", 21)) + "\n" +
		strings.Repeat(" ", 15) + "word word word\n\nafter\n"
	if got := aligned(text); got != want {
		t.Errorf("the table is printed as\n%s\nexpected\n%s", got, want)
	}
}
