package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/keymap"
)

// scripted is the part of a text up to where it opens the prompt or a search. Keys may stand
// before the prompt's where they are few and a command follows; else they are words.
func scripted(text string, k *keymap.Map, known command.Known) (before, rest string) {
	for i, r := range text {
		key := typedKey(r)
		switch {
		case i == 0 && (keymap.Pressed(key, k.Filter) || keymap.Pressed(key, k.Prompt)):
			return text[:1], text[1:]
		case strings.ContainsRune("\n\t", r), i >= fewKeys:
			return "", text
		case keymap.Pressed(key, k.Prompt) && begins(text[i+1:], known):
			return text[:i+1], text[i+1:]
		}
	}
	return "", text
}

// fewKeys is how many keys a script may send together with the line that follows them.
const fewKeys = 4

// begins says whether a text begins with the name of a command, right away.
func begins(text string, known command.Known) bool {
	name, _, _ := strings.Cut(text, "\n")
	name, _, _ = strings.Cut(name, " ")
	_, step := known.Step(name)
	_, is := command.Lookup(name)
	return step || is
}

// typedKey is the key that types a character.
func typedKey(r rune) keymap.Msg {
	switch r {
	case '\n':
		return tea.KeyMsg{Type: tea.KeyEnter}
	case '\t':
		return tea.KeyMsg{Type: tea.KeyTab}
	case ' ':
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{r}}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
}
