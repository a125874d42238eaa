package prompt

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/theme"
)

// The argument that is typed is marked in the usage.
func TestPromptMarksTheArgument(t *testing.T) {
	th, err := theme.New("dark", grid.TrueColor, false)
	if err != nil {
		t.Fatal(err)
	}
	f := &kit.Frame{Grid: th.NewGrid(80, 24), Theme: th, View: &view.View{}}
	for before, want := range map[string]string{
		"send":                     "",
		"send ":                    "FROM",
		"send n0":                  "FROM",
		"send n0 ":                 "TO",
		"send n0 n1 2.5":           "AMOUNT",
		"send n0 n1 2.5 fee=0.1":   "[fee=AMOUNT]",
		"send n0 n1 2.5 as=":       "[as=WORD]",
		"send n0 n1 2.5 as=x fee=": "[fee=AMOUNT]",
		"seek ":                    "TIME",
		"seek block":               "block",
		"seek block ":              "HEIGHT",
		"partition n0":             "GROUP",
		"partition n0 | n1":        "GROUP",
		"partition n0 | n1 | n2":   "GROUP",
		"mine n0 o":                "[one|on|off]",
		"heal x":                   "",
		"  cut n0 ":                "B",
	} {
		spec, _ := command.Lookup(firstWord(before))
		got := ""
		for _, s := range usage(f, spec, before)[1:] {
			if s.Style.Underline {
				got = s.Text
			}
		}
		if got != want {
			t.Errorf("%q: %q is marked, expected %q", before, got, want)
		}
	}
}

func TestHistoryHoldsTogether(t *testing.T) {
	words := rapid.SampledFrom([]string{"a", "ab", "b", "ba", "abc"})
	rapid.Check(t, func(t *rapid.T) {
		var h history
		for range rapid.IntRange(0, 300).Draw(t, "lines") {
			h.add(words.Draw(t, "line"))
		}
		typed := words.Draw(t, "typed")
		line := typed
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			by := rapid.SampledFrom([]int{1, -1}).Draw(t, "by")
			if next, ok := h.step(line, by, strings.HasPrefix); ok {
				line = next
			}
			if !strings.HasPrefix(line, typed) || h.back < 0 || h.back > len(h.lines) || len(h.lines) > mostHistory {
				t.Fatalf("%q at %d of %d, typed %q", line, h.back, len(h.lines), typed)
			}
		}
	})
}
