package keymap

import (
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// Press is the press of a key by its name.
func Press(name string) tea.KeyMsg {
	bare, alt := strings.CutPrefix(name, "alt+")
	if !alt || bare == "" {
		bare, alt = name, false
	}
	switch {
	case bare == " ":
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" "), Alt: alt}
	case utf8.RuneCountInString(bare) == 1:
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(bare), Alt: alt}
	}
	for t := tea.KeyType(-128); t < 128; t++ {
		if t != tea.KeyRunes && t.String() == bare {
			return tea.KeyMsg{Type: t, Alt: alt}
		}
	}
	return tea.KeyMsg{Type: tea.KeyRunes}
}
