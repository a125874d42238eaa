package input

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	uv "github.com/charmbracelet/ultraviolet"
)

// plainKey is the key of one character, after an ESC (alt) or by itself.
func plainKey(r rune, alt bool) tea.KeyMsg {
	switch {
	case r == ' ':
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{r}, Alt: alt}
	case r < ' ', r == 0x7f:
		return tea.KeyMsg{Type: tea.KeyType(r), Alt: alt} // bubbletea's types of these are their codes
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: alt}
}

// rxvtShift says whether a CSI so far is one of rxvt's keys with shift, which end with $, an
// intermediate byte elsewhere.
func rxvtShift(seq []byte) bool {
	number := bytes.TrimSuffix(seq[len("\x1b["):], []byte("$"))
	return len(number) > 0 && len(number) <= 2 && !slices.ContainsFunc(number, func(b byte) bool { return b < '0' || b > '9' })
}

// control decodes a whole CSI.
func (d *Decoder) control(seq []byte, meta bool) {
	last := seq[len(seq)-1]
	body := string(seq[len("\x1b[") : len(seq)-1])
	switch {
	case string(seq) == pasteBegin:
		d.begin(bracketed)
	case last == 'c' && strings.HasPrefix(body, "?"):
		d.emit(Answered{})
	case last == 'M' || last == 'm':
		d.report(body, last)
	case strings.ContainsAny(body, "<=>?"): // reports of other kinds
	case strings.IndexByte("ABCDEFHPQRSZabcd", last) >= 0:
		if body == "" || last != 'R' && strings.HasPrefix(body, "1;") {
			d.key(held(body, last), meta)
		}
	case strings.IndexByte("~^@$", last) >= 0:
		d.key(held(body, last), meta)
	case last == 'u':
		d.key(string(seq), meta)
	}
}

// shifted decodes a whole SS3, of which some have a modifier before the key.
func (d *Decoder) shifted(seq []byte, meta bool) {
	body := string(seq[len("\x1bO") : len(seq)-1])
	d.key("\x1bO"+body[strings.LastIndexByte(body, ';')+1:]+string(seq[len(seq)-1:]), meta)
}

// console decodes the function keys of the Linux console.
func (d *Decoder) console(seq []byte, meta bool) {
	if n := seq[len(seq)-1] - 'A'; n < 5 {
		d.emit(tea.KeyMsg{Type: tea.KeyF1 - tea.KeyType(n), Alt: meta})
	}
}

// held writes a key's CSI without what the kitty protocol adds behind colons: whether the
// key was pressed, held or let go of, for which it returns "".
func held(body string, last byte) string {
	fields := strings.Split(body, ";")
	if len(fields) > 3 {
		return ""
	}
	if len(fields) > 1 {
		modifiers, event, _ := strings.Cut(fields[1], ":")
		if event == "3" {
			return ""
		}
		fields[1] = modifiers
		if last != '~' || fields[0] != "27" { // modifyOtherKeys has three
			fields = fields[:2]
		}
	}
	return "\x1b[" + strings.Join(fields, ";") + string(rune(last))
}

// key looks a key's whole sequence up.
func (d *Decoder) key(seq string, meta bool) {
	if seq == "" {
		return
	}
	var table uv.EventDecoder
	n, event := table.Decode([]byte(seq))
	press, ok := event.(uv.KeyPressEvent)
	if !ok || n != len(seq) {
		return
	}
	if msg, ok := named(uv.Key(press)); ok {
		msg.Alt = msg.Alt || meta
		d.emit(msg)
	}
}

const locks = uv.ModCapsLock | uv.ModNumLock | uv.ModScrollLock

// named is a key as bubbletea names it; ok is false where it has no name.
func named(k uv.Key) (msg tea.KeyMsg, ok bool) {
	mod := k.Mod &^ locks
	if mod >= uv.ModMeta {
		return msg, false
	}
	alt, shift, ctrl := mod.Contains(uv.ModAlt), mod.Contains(uv.ModShift), mod.Contains(uv.ModCtrl)
	code := withoutPad(k.Code)
	if types, special := specials(code); special {
		t := types[0]
		switch {
		case shift && ctrl:
			t = types[3]
		case ctrl:
			t = types[2]
		case shift:
			t = types[1]
		}
		return tea.KeyMsg{Type: t, Alt: alt}, t != none
	}
	if k.Text != "" && !ctrl && typed(k.Text) && !bare(k, shift) {
		if k.Text == " " {
			return plainKey(' ', alt), true
		}
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k.Text)}, true
	}
	if code >= utf8.RuneSelf && k.BaseCode != 0 && (alt || ctrl) {
		code = k.BaseCode // where the key is on a Latin keyboard
	}
	switch {
	case ctrl:
		r, ok := controlled(code)
		return plainKey(r, alt), ok && !shift
	case !typed(string(code)):
		return msg, false
	case shift && k.ShiftedCode != 0:
		code = k.ShiftedCode
	case shift && unicode.IsLower(code):
		code = unicode.ToUpper(code)
	case shift && code != ' ':
		return msg, false
	}
	return plainKey(code, alt), true
}

// bare says whether the text of a key with shift is a guess: no terminal told which
// character shift makes of it, and it is no letter.
func bare(k uv.Key, shift bool) bool {
	return shift && k.ShiftedCode == 0 && k.Text == string(k.Code) && !unicode.IsUpper(k.Code) && k.Code != ' '
}

// typed says whether a text is characters that a keyboard types.
func typed(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) || !utf8.ValidRune(r) || r == utf8.RuneError || r >= uv.KeyExtended
	})
}

// controlled is the character that ctrl makes of a key.
func controlled(r rune) (c rune, ok bool) {
	switch {
	case r == ' ':
		return 0, true
	case r >= 'a' && r <= 'z':
		return r - 'a' + 1, true
	case r >= '@' && r <= '_':
		return r - '@', true
	case r == '?':
		return 0x7f, true
	}
	return 0, false
}

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
