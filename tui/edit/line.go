package edit

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

// Longest is how many characters a line has at most: it bounds what a paste can put in.
const Longest = 400

// Line is a line of text and a cursor in it. The zero value is an empty line. A copy shares
// the text with it: only one of the two may be gone on with.
type Line struct {
	input textinput.Model
	made  bool
	fresh bool
}

// Suggest returns a line whose text is a suggestion: typing replaces it.
func Suggest(text string) Line {
	var l Line
	l.Set(text)
	l.fresh = true
	return l
}

func (l *Line) String() string { return l.input.Value() }

// Set replaces the text and puts the cursor at its end.
func (l *Line) Set(text string) {
	l.make()
	l.input.SetValue(blank(text))
	l.input.CursorEnd()
	l.fresh = false
}

// Refresh makes the text a suggestion, which typing replaces.
func (l *Line) Refresh() { l.fresh = true }

// Insert puts text in at the cursor, as a paste does.
func (l *Line) Insert(text string) {
	l.make()
	if l.fresh {
		l.Set("")
	}
	// Marked as pasted, no text is the name of a key.
	l.input, _ = l.input.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(blank(text)), Paste: true})
}

// Before is the text before the cursor.
func (l *Line) Before() string {
	return string([]rune(l.String())[:l.input.Position()])
}

// Empty says whether there is no text.
func (l *Line) Empty() bool { return l.String() == "" }

// Press edits the line by a key press and says whether it was one for it. A paste arrives
// as one press with many characters.
func (l *Line) Press(k Keys, msg tea.KeyMsg) bool {
	l.make()
	if (msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace) && !msg.Alt {
		l.Insert(string(msg.Runes))
		return true
	}
	keys := k.keyMap()
	if !key.Matches(msg, edits(&keys)...) {
		return false
	}
	switch {
	case l.fresh && key.Matches(msg, keys.DeleteCharacterBackward):
		l.Set("")
	case key.Matches(msg, keys.DeleteWordForward) && l.input.Position() == len([]rune(l.String()))-1:
		// textinput v1.0.0 looks for the word's end behind the text there, and panics.
		keys.DeleteCharacterForward = keys.DeleteWordForward
		fallthrough
	default:
		l.input.KeyMap = keys
		l.input, _ = l.input.Update(msg)
	}
	l.fresh = false
	return true
}

// make gives the line what textinput's zero value lacks.
func (l *Line) make() {
	if l.made {
		return
	}
	l.made = true
	l.input = textinput.New()
	l.input.CharLimit = Longest
	l.input.Cursor.SetMode(cursor.CursorStatic)
	l.input.Focus()
}

// blank puts a space in the place of each line break and control character.
func blank(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, text)
}
