package keymap

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/lex"
)

// SpecialKeys are the names of the keys that type no character, as bubbletea has them.
func SpecialKeys() []string {
	var names []string
	for t := tea.KeyType(-128); t < 128; t++ {
		if name := t.String(); utf8.RuneCountInString(name) > 1 && t != tea.KeyRunes && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// readKey reads a key as a person writes it, and returns bubbletea's name for it or what is
// wrong with it.
func readKey(written string) (name, problem string) {
	alt := ""
	bare := written
	if rest, ok := strings.CutPrefix(written, "alt+"); ok && rest != "" {
		alt, bare = "alt+", rest
	}
	also := map[string]string{
		"space": " ", "pgdn": "pgdown", "pageup": "pgup", "pagedown": "pgdown", "del": "delete", "escape": "esc", "return": "enter", "backtab": "shift+tab",
	}
	if better, ok := also[bare]; ok {
		bare = better
	}
	same := map[string]string{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "esc"}
	r, size := utf8.DecodeRuneInString(bare)
	switch {
	case same[bare] != "":
		return "", fmt.Sprintf("a terminal cannot tell %s from %s; write %s", bare, same[bare], same[bare])
	case size == len(bare) && r != utf8.RuneError && unicode.IsPrint(r), slices.Contains(SpecialKeys(), bare):
		return alt + bare, ""
	}
	if capital, ok := strings.CutPrefix(bare, "shift+"); ok && utf8.RuneCountInString(capital) == 1 {
		return "", fmt.Sprintf("%q is written %q", written, alt+strings.ToUpper(capital))
	}
	hint := "; expected a character, or a name such as space, tab, f5, ctrl+p or alt+x"
	if near := lex.Nearest(bare, SpecialKeys()); near != "" {
		hint = "; did you mean " + alt + near + "?"
	}
	return "", fmt.Sprintf("%.40q is not a key%s", written, hint)
}

// typesText says whether a key puts a character into a line under edit, or moves the
// cursor there.
func typesText(name string) bool {
	return utf8.RuneCountInString(name) == 1 || slices.Contains([]string{"backspace", "left", "right", "up", "down"}, name)
}

// ShownKey is a key as the footer and the help name it.
func ShownKey(name string) string {
	short := map[string]string{" ": "space", "up": "↑", "down": "↓", "left": "←", "right": "→", "pgdown": "pgdn", "delete": "del"}
	if s, ok := short[name]; ok {
		return s
	}
	return name
}

func shownKeys(names []string) string {
	shown := make([]string, len(names))
	for i, name := range names {
		shown[i] = ShownKey(name)
	}
	return strings.Join(shown, " ")
}
