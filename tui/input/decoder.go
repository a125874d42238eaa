package input

import (
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

const (
	// escapeTime is how long a sequence may take to go on after its ESC.
	escapeTime = 80 * time.Millisecond
	// patience is how long a sequence may take in all, and pause the silence by which one
	// that took longer is known to go on no more.
	patience = 5 * time.Second
	pause    = 100 * time.Millisecond
	// lateTime is how long after an ESC that was taken for a key the rest of its sequence
	// is known for what it is.
	lateTime = time.Second

	mostKept   = 4096
	mostPasted = 64 << 10
)

// state is where in a sequence a Decoder is.
type state byte

const (
	ground     state = iota
	escape           // after ESC
	character        // inside a UTF-8 character
	control          // CSI
	shifted          // SS3
	console          // CSI [, of the Linux console's function keys
	pointer          // CSI M, of a mouse report
	text             // OSC, DCS, APC, PM or SOS
	textEscape       // after an ESC in one, which may begin its end
	bracketed        // a paste
)

// Decoder makes events of a terminal's bytes. The zero value is ready.
type Decoder struct {
	state state
	seq   []byte // the sequence so far, in its 7-bit form
	meta  bool   // an ESC came before the sequence's own
	rest  int    // bytes that the UTF-8 character still takes
	match int    // bytes of pasteEnd that have come

	began, last time.Duration // the sequence's first byte and its last

	lone  time.Duration // when an ESC came that was taken for a key
	after bool          // and nothing came since

	out []tea.Msg
}

// Feed takes bytes that came at a time and returns what they make.
func (d *Decoder) Feed(at time.Duration, p []byte) []tea.Msg {
	if len(p) == 0 {
		return nil
	}
	d.last = at
	if d.after && at-d.lone <= lateTime && lateRest(p) {
		d.begin(escape, ansi.ESC)
	}
	d.after = false
	for _, b := range p {
		again := true
		for again {
			again = d.step(b)
		}
	}
	return d.take()
}

// Pass says that nothing has come until at, and returns what that makes.
func (d *Decoder) Pass(at time.Duration) []tea.Msg {
	due, waits := d.Due()
	if !waits || at < due {
		return nil
	}
	switch d.state {
	case escape:
		d.escapes()
		d.lone, d.after = d.last, true
	case bracketed:
		d.pasted()
	}
	d.end()
	return d.take()
}

// Due says when Pass will matter, if it will.
func (d *Decoder) Due() (at time.Duration, waits bool) {
	switch d.state {
	case ground:
		return 0, false
	case escape:
		return d.last + escapeTime, true
	case bracketed:
		return d.last + patience, true
	}
	return max(d.began+patience, d.last+pause), true
}

func (d *Decoder) take() []tea.Msg {
	out := d.out
	d.out = nil
	return out
}

func (d *Decoder) emit(msg tea.Msg) { d.out = append(d.out, msg) }

// begin starts a sequence.
func (d *Decoder) begin(s state, intro ...byte) {
	d.state, d.seq, d.meta, d.rest, d.match = s, append(d.seq[:0], intro...), false, 0, 0
	d.began = d.last
}

// end forgets the sequence, which is decoded or given up.
func (d *Decoder) end() { d.begin(ground) }

// keep adds a byte to the sequence, unless that is too long to mean anything.
func (d *Decoder) keep(b byte) {
	if len(d.seq) < mostKept {
		d.seq = append(d.seq, b)
	}
}

// step takes one byte. It returns true where the byte is not of the sequence before it and
// has to be read once more.
func (d *Decoder) step(b byte) (again bool) {
	switch d.state {
	case escape:
		return d.stepEscape(b)
	case character:
		return d.stepCharacter(b)
	case control:
		return d.stepControl(b)
	case shifted:
		return d.stepShifted(b)
	case console:
		d.keep(b)
		return d.finish(b, b > ansi.SP && b < ansi.DEL, d.console)
	case pointer:
		return d.stepPointer(b)
	case text, textEscape:
		return d.stepText(b)
	case bracketed:
		d.stepPaste(b)
		return false
	}
	d.stepGround(b)
	return false
}

func (d *Decoder) stepGround(b byte) {
	switch {
	case b == ansi.ESC:
		d.begin(escape, b)
	case b < utf8.RuneSelf:
		d.emit(plainKey(rune(b), false))
	case b < 0xa0:
		d.c1(b)
	case leads(b) > 0:
		d.begin(character, b)
		d.rest = leads(b)
	}
}

// leads is how many bytes follow the first one of a UTF-8 character; 0 is none that
// begins one.
func leads(b byte) int {
	switch {
	case b >= 0xc2 && b <= 0xdf:
		return 1
	case b >= 0xe0 && b <= 0xef:
		return 2
	case b >= 0xf0 && b <= 0xf4:
		return 3
	}
	return 0
}

func follows(b byte) bool { return b&0xc0 == 0x80 }

// c1 begins the sequence of an 8-bit control.
func (d *Decoder) c1(b byte) {
	switch short := b - 0x40; b {
	case ansi.CSI:
		d.begin(control, ansi.ESC, short)
	case ansi.SS3:
		d.begin(shifted, ansi.ESC, short)
	case ansi.OSC, ansi.DCS, ansi.APC, ansi.PM, ansi.SOS:
		d.begin(text, ansi.ESC, short)
	}
}

func (d *Decoder) stepCharacter(b byte) (again bool) {
	if !follows(b) {
		d.end()
		return true
	}
	d.keep(b)
	if d.rest--; d.rest > 0 {
		return false
	}
	r, _ := utf8.DecodeRune(d.seq)
	meta := d.meta
	d.end()
	switch {
	case r == utf8.RuneError:
	case r < 0xa0:
		d.c1(byte(r))
	default:
		d.emit(plainKey(r, meta))
	}
	return false
}
