package edit

import (
	"slices"

	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
)

// Keys edit a line, beside the arrow keys, backspace and all that types text.
type Keys struct {
	Start, End          key.Binding // of the line
	CharLeft, CharRight key.Binding
	WordLeft, WordRight key.Binding

	Delete                          key.Binding // the character under the cursor
	DeleteWordLeft, DeleteWordRight key.Binding
	DeleteLeft, DeleteRight         key.Binding // all of the line on that side
}

// keyMap tells textinput of the keys. It gets none for the clipboard: the terminal pastes,
// and over ssh the clipboard here is another machine's. Nor for suggestions, which the
// prompt completes by itself.
func (k *Keys) keyMap() textinput.KeyMap {
	return textinput.KeyMap{
		LineStart:               k.Start,
		LineEnd:                 k.End,
		CharacterBackward:       with(k.CharLeft, "left"),
		CharacterForward:        with(k.CharRight, "right"),
		WordBackward:            k.WordLeft,
		WordForward:             k.WordRight,
		DeleteCharacterBackward: key.NewBinding(key.WithKeys("backspace")),
		DeleteCharacterForward:  k.Delete,
		DeleteWordBackward:      k.DeleteWordLeft,
		DeleteWordForward:       k.DeleteWordRight,
		DeleteBeforeCursor:      k.DeleteLeft,
		DeleteAfterCursor:       k.DeleteRight,
	}
}

func with(b key.Binding, name string) key.Binding {
	return key.NewBinding(key.WithKeys(append(slices.Clone(b.Keys()), name)...))
}

// edits lists the bindings of a key map that do something to a line.
func edits(m *textinput.KeyMap) []key.Binding {
	return []key.Binding{
		m.LineStart, m.LineEnd, m.CharacterBackward, m.CharacterForward, m.WordBackward, m.WordForward,
		m.DeleteCharacterBackward, m.DeleteCharacterForward, m.DeleteWordBackward, m.DeleteWordForward,
		m.DeleteBeforeCursor, m.DeleteAfterCursor,
	}
}
