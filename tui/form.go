package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/keymap"
)

// choice is a value that a field offers, with a word about it.
type choice struct{ value, note string }

// remark stands beside a field; a loud one says that the world may refuse.
type remark struct {
	text string
	loud bool
}

func quiet(text string) remark { return remark{text: text} }

// field is one thing that a form asks for.
type field struct {
	label   string
	edit    edit.Line
	choices func(f *form, v *view.View) []choice // nil: free text
	note    func(f *form, v *view.View) remark   // what helps to fill it in; nil: nothing
	check   func(text string, f *form, v *view.View) error
}

func (d *field) value() string { return strings.TrimSpace(d.edit.String()) }

// form asks for what a command needs and refuses in place what would not do. It
// knows nothing of worlds: its line goes the way of every typed line, and what
// the world answers is shown in it too.
type form struct {
	title  string
	verb   string // what enter does
	fields []*field
	at     int
	line   func(f *form) string // the commands that the fields make, a line each

	tried   bool // enter was pressed: faults of untouched fields show as well
	touched []bool
	sending bool
	refused string // the world's reason against the last try
}

func newForm(title, verb string, line func(f *form) string, fields ...*field) *form {
	return &form{title: title, verb: verb, line: line, fields: fields, touched: make([]bool, len(fields))}
}

// value returns what is filled in as the field of that label.
func (f *form) value(label string) string {
	for _, d := range f.fields {
		if d.label == label {
			return d.value()
		}
	}
	return ""
}

// fault returns the first field that will not do and why; -1 is the form as a
// whole, and an empty reason means that all is well.
func (f *form) fault(v *view.View) (at int, reason string) {
	for i, d := range f.fields {
		if d.check == nil {
			continue
		}
		if err := d.check(d.value(), f, v); err != nil {
			return i, err.Error()
		}
	}
	for line := range strings.SplitSeq(f.line(f), "\n") {
		if line == "" {
			return -1, "nothing is changed yet"
		}
		if _, err := parse(line, v); err != nil {
			return -1, err.Error()
		}
	}
	return -1, ""
}

// trouble is the reason to show now: the world's refusal, or the fault of a
// field that has been worked on.
func (f *form) trouble(v *view.View) string {
	if f.refused != "" {
		return f.refused
	}
	at, reason := f.fault(v)
	if f.tried || (at >= 0 && f.touched[at]) {
		return reason
	}
	return ""
}

func (f *form) key(a *App, msg keymap.Msg) tea.Cmd {
	switch {
	case keymap.Pressed(msg, a.keys.Escape):
		a.close(f)
	case f.sending:
	case keymap.Pressed(msg, a.keys.Enter):
		return f.submit(a)
	case keymap.Pressed(msg, a.keys.NextPanel), msg.Type == tea.KeyDown:
		f.step(1)
	case keymap.Pressed(msg, a.keys.PrevPanel), msg.Type == tea.KeyUp:
		f.step(-1)
	case f.fields[f.at].choices != nil && (msg.Type == tea.KeyLeft || msg.Type == tea.KeyRight):
		f.cycle(a.view, msg.Type == tea.KeyRight)
	default:
		if f.fields[f.at].edit.Press(a.keys.Line(), msg) {
			f.touched[f.at], f.refused = true, ""
		}
	}
	return nil
}

func (f *form) step(by int) {
	f.touched[f.at] = true
	f.at = (f.at + by + len(f.fields)) % len(f.fields)
	f.fields[f.at].edit.Refresh()
}

// cycle puts the next or previous choice into the field.
func (f *form) cycle(v *view.View, forward bool) {
	d := f.fields[f.at]
	all := d.choices(f, v)
	if len(all) == 0 {
		return
	}
	at := indexOf(all, d.value())
	switch {
	case at < 0:
		at = 0
	case forward:
		at = (at + 1) % len(all)
	default:
		at = (at + len(all) - 1) % len(all)
	}
	d.edit = edit.Suggest(all[at].value)
	f.touched[f.at], f.refused = true, ""
}

// submit sends the command, or moves to the field that is in the way.
func (f *form) submit(a *App) tea.Cmd {
	f.tried, f.refused = true, ""
	if at, reason := f.fault(a.view); reason != "" {
		if at >= 0 {
			f.at = at
		}
		return nil
	}
	f.sending = true
	lines := strings.Split(f.line(f), "\n")
	var cmds []tea.Cmd
	var answers []string
	for i, line := range lines {
		cmds = append(cmds, a.ask(line, func(answer string, err error) {
			if err != nil && f.refused == "" {
				f.refused = err.Error()
			}
			answers = append(answers, answer)
			if i < len(lines)-1 {
				return
			}
			f.sending = false
			if f.refused != "" {
				a.halt()
			} else {
				a.close(f)
				a.say(strings.Join(answers, "; "), nil)
			}
		}))
	}
	return tea.Batch(cmds...)
}

// indexOf returns the place of a value among choices; -1: not there.
func indexOf(all []choice, value string) int {
	for i, c := range all {
		if c.value == value {
			return i
		}
	}
	return -1
}
