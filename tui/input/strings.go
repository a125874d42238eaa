package input

import (
	"bytes"
	"regexp"
	"slices"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// stepText takes a byte of an OSC, DCS, APC, PM or SOS. All end with ST or BEL.
func (d *Decoder) stepText(b byte) (again bool) {
	if b == ansi.ETX {
		d.end()
		return true
	}
	if d.state == textEscape {
		if b == '\\' {
			return d.finish(b, true, d.text)
		}
		d.begin(escape, ansi.ESC)
		return true
	}
	switch {
	case b == ansi.ESC:
		d.state = textEscape
	case b == ansi.BEL, b == ansi.ST && d.rest == 0:
		return d.finish(b, true, d.text)
	case b == ansi.CAN, b == ansi.SUB:
		d.end()
	default:
		d.keep(b)
		switch {
		case d.rest > 0 && follows(b):
			d.rest--
			if d.rest == 0 && b == ansi.ST && bytes.HasSuffix(d.seq, []byte("\u009c")) {
				d.seq = bytes.TrimSuffix(d.seq, []byte("\u009c"))
				return d.finish(b, true, d.text)
			}
		default:
			d.rest = leads(b)
		}
	}
	return false
}

// text decodes a whole string sequence, without its end.
func (d *Decoder) text(seq []byte, _ bool) {
	if colour, ok := bytes.CutPrefix(seq, []byte("\x1b]11;")); ok {
		d.emit(Background(colour))
	}
}

const (
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// stepPaste takes a byte of a bracketed paste. Only its end means anything in it, and
// ctrl+c, which always does: a terminal pastes none.
func (d *Decoder) stepPaste(b byte) {
	switch {
	case b == ansi.ETX:
		d.end()
		d.emit(plainKey(ansi.ETX, false))
		return
	case b == pasteEnd[d.match]:
		d.match++
	default:
		d.keepPasted(pasteEnd[:d.match])
		d.match = 0
		if b == pasteEnd[0] {
			d.match = 1
		} else {
			d.keepPasted(string([]byte{b}))
		}
	}
	if d.match == len(pasteEnd) {
		d.pasted()
		d.end()
	}
}

func (d *Decoder) keepPasted(s string) {
	d.seq = append(d.seq, s[:min(len(s), mostPasted-len(d.seq))]...)
}

// pasted gives what was pasted as a key press, as bubbletea does.
func (d *Decoder) pasted() {
	runes := slices.DeleteFunc(bytes.Runes(d.seq), func(r rune) bool { return r == utf8.RuneError })
	if len(runes) > 0 {
		d.emit(tea.KeyMsg{Type: tea.KeyRunes, Runes: runes, Paste: true})
	}
	d.seq = nil // it was large
}

// late is what a sequence goes on with after its ESC, as far as that is nothing that a
// person types.
var late = regexp.MustCompile(`^(?:\[(?:<?[0-9;:]+[A-HMPQRSmntuy~]|[?>][0-9;:]+[$]?[A-Za-z]|[A-DFHZ])|O[A-DFHPQRS]|\][0-9]+;|P[0-9>!]+[+$|])`)

// lateRest says whether bytes are the rest of a sequence whose ESC came long before.
func lateRest(p []byte) bool { return late.Match(p) }
