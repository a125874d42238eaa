package input

import (
	"slices"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// escapes gives the ESCs that have come as keys.
func (d *Decoder) escapes() {
	if d.meta {
		d.emit(tea.KeyMsg{Type: tea.KeyEscape})
	}
	d.emit(tea.KeyMsg{Type: tea.KeyEscape})
}

func (d *Decoder) stepEscape(b byte) (again bool) {
	switch {
	case b == ansi.ESC && !d.meta:
		d.meta = true // alt and a sequence, or the key twice
		return false
	case b == '[':
		d.state = control
		d.keep(b)
		return false
	case b == 'O':
		d.state = shifted
		d.keep(b)
		return false
	case b == ansi.ETX, b >= utf8.RuneSelf && leads(b) == 0: // ctrl+c is to be nothing else
		d.escapes()
		d.end()
		return true
	}
	if d.meta {
		d.emit(tea.KeyMsg{Type: tea.KeyEscape})
		d.meta = false
	}
	switch {
	case b == ansi.ESC:
		d.meta = true
	case slices.Contains([]byte("]P_^X"), b):
		d.state = text
		d.keep(b)
	case b >= utf8.RuneSelf:
		d.begin(character, b)
		d.rest, d.meta = leads(b), true
	default:
		d.end()
		d.emit(plainKey(rune(b), true))
	}
	return false
}

// stepControl takes a byte of a CSI: parameters, intermediate bytes and a final one.
func (d *Decoder) stepControl(b byte) (again bool) {
	short := len(d.seq) == len("\x1b[")
	switch {
	case short && b == 'M':
		d.state = pointer
		d.keep(b)
	case short && b == '[':
		d.state = console
		d.keep(b)
	case b >= 0x20 && b <= 0x3f:
		d.keep(b)
		if b == '$' && rxvtShift(d.seq) {
			return d.finish(b, true, d.control)
		}
	default:
		d.keep(b)
		return d.finish(b, b >= 0x40 && b <= 0x7e, d.control)
	}
	return false
}

// stepShifted takes a byte of an SS3: a modifier, maybe, and a final byte.
func (d *Decoder) stepShifted(b byte) (again bool) {
	if b >= '0' && b <= '9' || b == ';' {
		d.keep(b)
		return false
	}
	d.keep(b)
	return d.finish(b, b >= ansi.SP && b <= 0x7e, d.shifted)
}

// finish ends a sequence at its last byte, and gives one up at a byte that cannot be in it,
// which then counts by itself. CAN and SUB are there for giving up.
func (d *Decoder) finish(b byte, last bool, decode func(seq []byte, meta bool)) (again bool) {
	if last {
		if len(d.seq) < mostKept {
			decode(d.seq, d.meta)
		}
		if d.state != bracketed {
			d.end()
		}
		return false
	}
	d.end()
	return b != ansi.CAN && b != ansi.SUB
}
