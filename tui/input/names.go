package input

import (
	tea "github.com/charmbracelet/bubbletea"
	uv "github.com/charmbracelet/ultraviolet"
)

// withoutPad is the key that does the same as one of the keypad.
func withoutPad(code rune) rune {
	switch code {
	case uv.KeyKpEnter:
		return uv.KeyEnter
	case uv.KeyKpUp:
		return uv.KeyUp
	case uv.KeyKpDown:
		return uv.KeyDown
	case uv.KeyKpLeft:
		return uv.KeyLeft
	case uv.KeyKpRight:
		return uv.KeyRight
	case uv.KeyKpPgUp:
		return uv.KeyPgUp
	case uv.KeyKpPgDown:
		return uv.KeyPgDown
	case uv.KeyKpHome:
		return uv.KeyHome
	case uv.KeyKpEnd:
		return uv.KeyEnd
	case uv.KeyKpInsert:
		return uv.KeyInsert
	case uv.KeyKpDelete:
		return uv.KeyDelete
	case uv.KeyKpEqual:
		return '='
	case uv.KeyKpSep:
		return ','
	}
	if code >= uv.KeyKpMultiply && code <= uv.KeyKp9 {
		return rune("*+,-./0123456789"[code-uv.KeyKpMultiply])
	}
	return code
}

// none is no key.
const none = tea.KeyRunes

// specials are the names of a key that types no character: by itself, with shift, with ctrl
// and with both.
func specials(code rune) (types [4]tea.KeyType, ok bool) {
	switch code {
	case uv.KeyUp:
		return [4]tea.KeyType{tea.KeyUp, tea.KeyShiftUp, tea.KeyCtrlUp, tea.KeyCtrlShiftUp}, true
	case uv.KeyDown:
		return [4]tea.KeyType{tea.KeyDown, tea.KeyShiftDown, tea.KeyCtrlDown, tea.KeyCtrlShiftDown}, true
	case uv.KeyLeft:
		return [4]tea.KeyType{tea.KeyLeft, tea.KeyShiftLeft, tea.KeyCtrlLeft, tea.KeyCtrlShiftLeft}, true
	case uv.KeyRight:
		return [4]tea.KeyType{tea.KeyRight, tea.KeyShiftRight, tea.KeyCtrlRight, tea.KeyCtrlShiftRight}, true
	case uv.KeyHome:
		return [4]tea.KeyType{tea.KeyHome, tea.KeyShiftHome, tea.KeyCtrlHome, tea.KeyCtrlShiftHome}, true
	case uv.KeyEnd:
		return [4]tea.KeyType{tea.KeyEnd, tea.KeyShiftEnd, tea.KeyCtrlEnd, tea.KeyCtrlShiftEnd}, true
	case uv.KeyPgUp:
		return [4]tea.KeyType{tea.KeyPgUp, none, tea.KeyCtrlPgUp, none}, true
	case uv.KeyPgDown:
		return [4]tea.KeyType{tea.KeyPgDown, none, tea.KeyCtrlPgDown, none}, true
	case uv.KeyInsert:
		return [4]tea.KeyType{tea.KeyInsert, none, none, none}, true
	case uv.KeyDelete:
		return [4]tea.KeyType{tea.KeyDelete, none, none, none}, true
	// What a terminal sends for these with modifiers where it has no other way to say so.
	case uv.KeyEnter:
		return [4]tea.KeyType{tea.KeyEnter, tea.KeyEnter, tea.KeyEnter, tea.KeyEnter}, true
	case uv.KeyEscape:
		return [4]tea.KeyType{tea.KeyEscape, tea.KeyEscape, tea.KeyEscape, tea.KeyEscape}, true
	case uv.KeyTab:
		return [4]tea.KeyType{tea.KeyTab, tea.KeyShiftTab, tea.KeyTab, tea.KeyShiftTab}, true
	case uv.KeyBackspace:
		return [4]tea.KeyType{tea.KeyBackspace, tea.KeyBackspace, tea.KeyCtrlH, tea.KeyCtrlH}, true
	}
	types = [4]tea.KeyType{none, none, none, none}
	if code < uv.KeyF1 || code > uv.KeyF63 {
		return types, code > uv.KeyExtended
	}
	n := tea.KeyType(code - uv.KeyF1)
	if n < 20 {
		types[0] = tea.KeyF1 - n
	}
	if n < 8 { // shift makes F1 to F8 F13 to F20, as terminals with few keys had it
		types[1] = tea.KeyF13 - n
	}
	return types, true
}
