package edit

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// usual are keys as a shell has them.
func usual() Keys {
	bind := func(names ...string) key.Binding { return key.NewBinding(key.WithKeys(names...)) }
	return Keys{
		Start: bind("home", "ctrl+a"), End: bind("end", "ctrl+e"), CharLeft: bind("ctrl+b"), CharRight: bind("ctrl+f"),
		WordLeft: bind("alt+b", "ctrl+left"), WordRight: bind("alt+f", "ctrl+right"), Delete: bind("delete", "ctrl+d"),
		DeleteWordLeft: bind("ctrl+w"), DeleteWordRight: bind("alt+d"), DeleteLeft: bind("ctrl+u"), DeleteRight: bind("ctrl+k"),
	}
}

func typed(text string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)} }

func alt(r rune) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: true} }

// Text is written with | for the cursor.
func (l *Line) shown() string { return l.Before() + "|" + strings.TrimPrefix(l.String(), l.Before()) }

func at(text string) *Line {
	before, after, _ := strings.Cut(text, "|")
	var l Line
	l.Set(before + after)
	l.input.SetCursor(utf8.RuneCountInString(before))
	return &l
}

func TestKeysOfALine(t *testing.T) {
	of := func(k tea.KeyType) tea.KeyMsg { return tea.KeyMsg{Type: k} }
	for _, c := range []struct {
		before string
		key    tea.KeyMsg
		after  string
	}{
		{"ab|c", of(tea.KeyLeft), "a|bc"},
		{"ab|c", of(tea.KeyCtrlB), "a|bc"},
		{"|abc", of(tea.KeyLeft), "|abc"},
		{"ab|c", of(tea.KeyRight), "abc|"},
		{"ab|c", of(tea.KeyCtrlF), "abc|"},
		{"abc|", of(tea.KeyRight), "abc|"},
		{"ab|c", of(tea.KeyCtrlA), "|abc"},
		{"ab|c", of(tea.KeyHome), "|abc"},
		{"ab|c", of(tea.KeyCtrlE), "abc|"},
		{"ab|c", of(tea.KeyEnd), "abc|"},
		{"send n0 n1|", alt('b'), "send n0 |n1"},
		{"send n0 |n1", of(tea.KeyCtrlLeft), "send |n0 n1"},
		{"se|nd n0", alt('b'), "|send n0"},
		{"|send n0", alt('b'), "|send n0"},
		{"|send  n0", alt('f'), "send|  n0"},
		{"send|  n0", of(tea.KeyCtrlRight), "send  n0|"},
		{"send|", alt('f'), "send|"},
		{"ab|c", of(tea.KeyBackspace), "a|c"},
		{"|abc", of(tea.KeyBackspace), "|abc"},
		{"ab|c", of(tea.KeyDelete), "ab|"},
		{"|abc", of(tea.KeyCtrlD), "|bc"},
		{"abc|", of(tea.KeyDelete), "abc|"},
		{"send n0  n1|", of(tea.KeyCtrlW), "send n0  |"},
		{"send n0  |n1", of(tea.KeyCtrlW), "send |n1"},
		{"|send", of(tea.KeyCtrlW), "|send"},
		{"send |n0 n1", alt('d'), "send | n1"},
		{"send n|0", alt('d'), "send n|"},
		{"send| n0", alt('d'), "send|"},
		{"send n0|", alt('d'), "send n0|"},
		{"send | ", alt('d'), "send |"},
		{"|", alt('d'), "|"},
		{"send |n0", of(tea.KeyCtrlU), "|n0"},
		{"send |n0", of(tea.KeyCtrlK), "send |"},
		{"send n0|", of(tea.KeyCtrlK), "send n0|"},
		{"日|本", of(tea.KeyBackspace), "|本"},
		{"日|本", typed("é"), "日é|本"},
		{"e\u0301|", of(tea.KeyBackspace), "e|"},
		{"a|b", typed("x\x1b[0m\ty\n"), "ax [0m y |b"},
		{"|", typed("ctrl+a"), "ctrl+a|"},
		{"a|", tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("left"), Paste: true}, "aleft|"},
		{"a|", tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}, "a |"},
	} {
		l := at(c.before)
		if !l.Press(usual(), c.key) {
			t.Errorf("%q is not for a line", c.key)
		}
		if got := l.shown(); got != c.after {
			t.Errorf("%s: %q makes %s, expected %s", c.before, c.key, got, c.after)
		}
	}
}

// Whose keys they are may be other than the usual ones, and these then do nothing.
func TestKeysThatALineLeaves(t *testing.T) {
	others := usual()
	others.DeleteRight = key.NewBinding(key.WithKeys("f5"))
	for _, msg := range []tea.KeyMsg{alt('x'), {Type: tea.KeyEnter}, {Type: tea.KeyTab}, {Type: tea.KeyUp}, {Type: tea.KeyCtrlV}, {Type: tea.KeyCtrlP}, {Type: tea.KeyCtrlK}} {
		l := at("se|nd")
		if l.Press(others, msg) || l.shown() != "se|nd" {
			t.Errorf("%q is taken, and makes %s", msg, l.shown())
		}
	}
	l := at("se|nd")
	if l.Press(others, tea.KeyMsg{Type: tea.KeyF5}); l.shown() != "se|" {
		t.Errorf("f5 makes %s", l.shown())
	}
}

// Typing replaces a suggestion; moving about in it keeps it.
func TestSuggestionsAreReplaced(t *testing.T) {
	for want, keys := range map[string][]tea.KeyMsg{
		"x|":   {typed("x")},
		"|":    {{Type: tea.KeyBackspace}},
		"n|0":  {{Type: tea.KeyLeft}},
		"nx|0": {{Type: tea.KeyLeft}, typed("x")},
		"n0|":  nil,
	} {
		l := Suggest("n0")
		for _, msg := range keys {
			l.Press(usual(), msg)
		}
		if got := l.shown(); got != want {
			t.Errorf("%v make %s, expected %s", keys, got, want)
		}
	}
}

// Whatever is typed, the cursor stays within the text and the text within its bound, and
// no character that steers a terminal gets in.
func TestLineHoldsTogether(t *testing.T) {
	keys := usual()
	rapid.Check(t, func(t *rapid.T) {
		var l Line
		types := []tea.KeyType{tea.KeyRunes, tea.KeyBackspace, tea.KeyDelete, tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyCtrlW, tea.KeyCtrlU, tea.KeyCtrlK, tea.KeyCtrlLeft, tea.KeyCtrlRight, tea.KeyEnter}
		for range rapid.IntRange(0, 60).Draw(t, "presses") {
			msg := tea.KeyMsg{Type: rapid.SampledFrom(types).Draw(t, "type")}
			if msg.Type == tea.KeyRunes {
				msg.Runes = []rune(rapid.StringN(0, 120, -1).Draw(t, "runes"))
				if rapid.Bool().Draw(t, "alt") {
					msg = alt(rapid.SampledFrom([]rune("bfdx")).Draw(t, "letter"))
				}
			}
			l.Press(keys, msg)
			text := l.String()
			if n := utf8.RuneCountInString(text); n > Longest || !strings.HasPrefix(text, l.Before()) {
				t.Fatalf("%d characters, with %q before the cursor of %q", n, l.Before(), text)
			}
			if i := strings.IndexFunc(text, unicode.IsControl); i >= 0 {
				t.Fatalf("%q has a control character at %d", text, i)
			}
		}
	})
}
