package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"example.com/sosocoin/sim/command"
)

// The argument that is typed is marked in the usage.
func TestPromptMarksTheArgument(t *testing.T) {
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
		d := newHand(t, worlds["one"], 80, 24)
		got := ""
		for _, s := range usage(d.app.frame(), spec, before)[1:] {
			if s.Style.Underline {
				got = s.Text
			}
		}
		if got != want {
			t.Errorf("%q: %q is marked, expected %q", before, got, want)
		}
	}
}

func TestPromptListsCommandsWithWhatTheyDo(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press(":", "p")
	d.shows("partition  split the network into groups")
	d.press("tab", "tab")
	d.shows(": pause")
	d.press("shift+tab")
	d.shows(": partition")
	golden(t, "over-prompt-names", d.screen())
	small := newHand(t, worlds["eight"], 60, 15)
	small.press(":", "send n0 ")
	golden(t, "over-prompt-60x15", small.screen())
}

// Up goes to the lines that begin as the one typed, ctrl+r to those that have it.
func TestPromptHistory(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	for _, line := range []string{"crash n1", "heal", "crash n2", "restart n1"} {
		d.press(":", line, "enter")
	}
	line := func(want string) {
		t.Helper()
		if got := d.app.prompt.edit.String(); got != want {
			t.Errorf("the line is %q, expected %q", got, want)
		}
	}
	ctrlR := tea.KeyMsg{Type: tea.KeyCtrlR}
	d.press(":", "cr", "up")
	line("crash n2")
	d.press("up", "up")
	line("crash n1")
	d.press("down", "down")
	line("cr")
	d.press("ctrl+u", "n1")
	d.give(ctrlR)
	line("restart n1")
	d.give(ctrlR)
	line("crash n1")
	d.give(ctrlR)
	line("crash n1")
	d.press("ctrl+u", "up", "up", "up", "up", "up", "up")
	line("crash n1")
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
