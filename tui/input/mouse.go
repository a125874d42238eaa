package input

import (
	"fmt"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Mouse reports have a button and a place, counted from 1. X10 and UTF-8 write each of the
// three numbers as one character after CSI M, urxvt in figures before M, both 32 too high;
// SGR writes them in figures after <, and ends with m where a button was let go of.
const offset = 32

// stepPointer takes a byte of a report in characters. Of a number above 95 it is not known
// whether it is one byte (X10) or two (UTF-8) until the next one has come; two are assumed
// where they fit, since a screen where they would be wrong has 162 columns and 96 lines.
func (d *Decoder) stepPointer(b byte) (again bool) {
	raw := d.seq[len("\x1b[M"):]
	numbers, open := characters(raw)
	if len(numbers) == 2 && open && !follows(b) {
		d.characters(append(numbers, int(raw[len(raw)-1])))
		d.end()
		return true
	}
	if b < ansi.SP {
		return d.finish(b, false, nil)
	}
	d.keep(b)
	if numbers, open = characters(d.seq[len("\x1b[M"):]); len(numbers) == 3 && !open {
		d.characters(numbers)
		d.end()
	}
	return false
}

// characters reads numbers that were written as characters. The last byte is left out
// where it may be the first half of one.
func characters(raw []byte) (numbers []int, open bool) {
	for len(raw) > 0 {
		two := leads(raw[0]) == 1
		switch {
		case two && len(raw) == 1:
			return numbers, true
		case two && follows(raw[1]):
			numbers = append(numbers, int(raw[0]&0x1f)<<6|int(raw[1]&0x3f))
			raw = raw[2:]
		default:
			numbers = append(numbers, int(raw[0]))
			raw = raw[1:]
		}
	}
	return numbers, false
}

func (d *Decoder) characters(numbers []int) {
	d.old(numbers[0]-offset, numbers[1]-offset, numbers[2]-offset)
}

// report decodes a report in figures.
func (d *Decoder) report(body string, last byte) {
	sgr := strings.HasPrefix(body, "<")
	var numbers []int
	for field := range strings.SplitSeq(strings.TrimPrefix(body, "<"), ";") {
		n, err := strconv.ParseUint(field, 10, 16)
		if err != nil {
			return
		}
		numbers = append(numbers, int(n))
	}
	switch {
	case len(numbers) != 3:
	case sgr:
		d.mouse(numbers[0], numbers[1], numbers[2], last)
	case last == 'M':
		d.old(numbers[0]-offset, numbers[1], numbers[2])
	}
}

// old decodes a report that has no m: a button that is let go of is not told by name.
func (d *Decoder) old(button, x, y int) {
	const which, motion, more = 3, 32, 64 | 128
	last := byte('M')
	if button&which == which && button&(motion|more) == 0 {
		last = 'm'
	}
	d.mouse(button, x, y, last)
}

// mouse looks up what a report says.
func (d *Decoder) mouse(button, x, y int, last byte) {
	if button < 0 || x < 1 || y < 1 {
		return
	}
	var table uv.EventDecoder
	_, event := table.Decode(fmt.Appendf(nil, "\x1b[<%d;%d;%d%c", button, x, y, last))
	mouse, ok := event.(uv.MouseEvent)
	if !ok {
		return
	}
	m := mouse.Mouse()
	msg := tea.MouseMsg{
		X: m.X, Y: m.Y, Button: tea.MouseButton(m.Button),
		Shift: m.Mod.Contains(uv.ModShift), Alt: m.Mod.Contains(uv.ModAlt), Ctrl: m.Mod.Contains(uv.ModCtrl),
	}
	switch event.(type) {
	case uv.MouseReleaseEvent:
		msg.Action = tea.MouseActionRelease
	case uv.MouseMotionEvent:
		msg.Action = tea.MouseActionMotion
	}
	d.emit(msg)
}
