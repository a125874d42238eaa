package tui

import (
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
)

// lineEdit is one line of text under edit. A paste arrives as one key press with
// many runes; line breaks and control characters in it become spaces.
type lineEdit struct {
	text  []rune
	at    int  // the cursor stands before text[at]
	fresh bool // the text is a suggestion: typing replaces it
}

// maxLine bounds what a paste can put in a line.
const maxLine = 400

func (e *lineEdit) String() string { return string(e.text) }

// set replaces the text and puts the cursor at its end.
func (e *lineEdit) set(text string) {
	e.text = []rune(text)
	e.at, e.fresh = len(e.text), false
}

// handle edits the line by a key press and says whether it was one for it.
func (e *lineEdit) handle(k *keyMap, msg keyMsg) bool {
	switch {
	case (msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace) && !msg.Alt:
		e.insert(msg.Runes)
	case msg.Type == tea.KeyBackspace:
		if e.fresh {
			e.set("")
		} else if e.at > 0 {
			e.remove(e.at-1, e.at)
		}
	case pressed(msg, k.Del):
		e.remove(e.at, min(e.at+1, len(e.text)))
	case pressed(msg, k.KillLine):
		e.remove(0, e.at)
	case pressed(msg, k.KillWord):
		e.remove(e.wordStart(), e.at)
	case msg.Type == tea.KeyLeft:
		e.at = max(0, e.at-1)
	case msg.Type == tea.KeyRight:
		e.at = min(len(e.text), e.at+1)
	case pressed(msg, k.EditHome):
		e.at = 0
	case pressed(msg, k.EditEnd):
		e.at = len(e.text)
	default:
		return false
	}
	e.fresh = false
	return true
}

func (e *lineEdit) insert(runes []rune) {
	if e.fresh {
		e.set("")
	}
	runes = []rune(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, string(runes)))
	runes = runes[:max(0, min(len(runes), maxLine-len(e.text)))]
	e.text = append(e.text[:e.at:e.at], append(runes, e.text[e.at:]...)...)
	e.at += len(runes)
}

func (e *lineEdit) remove(from, to int) {
	e.text = append(e.text[:from:from], e.text[to:]...)
	e.at = from
}

// wordStart is where the word before the cursor begins.
func (e *lineEdit) wordStart() int {
	i := e.at
	for i > 0 && e.text[i-1] == ' ' {
		i--
	}
	for i > 0 && e.text[i-1] != ' ' {
		i--
	}
	return i
}
