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
