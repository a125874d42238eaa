package forms

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
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
	choices func(f *Form, v *view.View) []choice // nil: free text
	about   string                               // what it is, where it has no choices; "": nothing
	note    func(f *Form, v *view.View) remark   // what helps to fill it in; nil: nothing
	check   func(text string, f *Form, v *view.View) error
	idle    func(f *Form, v *view.View) bool // the others leave it nothing to say: it is not shown; nil: never
}

func (d *field) value() string { return strings.TrimSpace(d.edit.String()) }

// Form asks for what a command needs and refuses in place what would not do. It
// knows nothing of worlds: its line goes the way of every typed line, and what
// the world answers is shown in it too.
type Form struct {
	title  string
	verb   string // what enter does
	fields []*field
	at     int
	line   func(f *Form) string // the commands that the fields make, a line each

	labels int                                  // columns for the labels; 0: as many as most forms need
	told   func(f *Form, v *view.View) []remark // what it all comes to, beside the commands; nil: nothing
	lines  int                                  // for that
	top    int                                  // the first field in sight

	tried   bool // enter was pressed: faults of untouched fields show as well
	touched []bool
	sending bool
	refused string // the world's reason against the last try
}

func newForm(title, verb string, line func(f *Form) string, fields ...*field) *Form {
	return &Form{title: title, verb: verb, line: line, fields: fields, touched: make([]bool, len(fields))}
}

// value returns what is filled in as the field of that label.
func (f *Form) value(label string) string {
	for _, d := range f.fields {
		if d.label == label {
			return d.value()
		}
	}
	return ""
}

// asked are the fields that count beside the others, which are those that are shown.
func (f *Form) asked(v *view.View) (list []int) {
	for i, d := range f.fields {
		if d.idle == nil || !d.idle(f, v) {
			list = append(list, i)
		}
	}
	return list
}

// fault returns the first field that will not do and why; -1 is the form as a
// whole, and an empty reason means that all is well.
func (f *Form) fault(v *view.View) (at int, reason string) {
	for _, i := range f.asked(v) {
		d := f.fields[i]
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
		if _, err := command.ParseWith(line, v.Known); err != nil {
			return -1, err.Error()
		}
	}
	return -1, ""
}

// trouble is the reason to show now: the world's refusal, or the fault of a
// field that has been worked on.
func (f *Form) trouble(v *view.View) string {
	if f.refused != "" {
		return f.refused
	}
	at, reason := f.fault(v)
	if f.tried || (at >= 0 && f.touched[at]) {
		return reason
	}
	return ""
}

// Typing says that keys are text for it.
func (f *Form) Typing() bool { return true }

// Waiting says whether its lines are under way, whose answers decide what keys are for.
func (f *Form) Waiting() bool { return f.sending }

// Key edits the fields, chooses, and sends.
func (f *Form) Key(h kit.Host, msg keymap.Msg) {
	k := h.Keys()
	switch {
	case keymap.Pressed(msg, k.Escape):
		h.Close(f)
	case f.sending:
	case keymap.Pressed(msg, k.Enter):
		f.submit(h)
	case keymap.Pressed(msg, k.NextPanel), msg.Type == tea.KeyDown:
		f.step(h.View(), 1)
	case keymap.Pressed(msg, k.PrevPanel), msg.Type == tea.KeyUp:
		f.step(h.View(), -1)
	case f.fields[f.at].choices != nil && (msg.Type == tea.KeyLeft || msg.Type == tea.KeyRight):
		f.cycle(h.View(), msg.Type == tea.KeyRight)
	default:
		if f.fields[f.at].edit.Press(k.Line(), msg) {
			f.touched[f.at], f.refused = true, ""
		}
	}
}

func (f *Form) step(v *view.View, by int) {
	f.touched[f.at] = true
	asked := f.asked(v)
	f.at = asked[(slices.Index(asked, f.at)+by+len(asked))%len(asked)]
	f.fields[f.at].edit.Refresh()
}

// cycle puts the next or previous choice into the field.
func (f *Form) cycle(v *view.View, forward bool) {
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
func (f *Form) submit(h kit.Host) {
	f.tried, f.refused = true, ""
	if at, reason := f.fault(h.View()); reason != "" {
		if at >= 0 {
			f.at = at
		}
		return
	}
	lines := strings.Split(f.line(f), "\n")
	for _, line := range lines {
		if c, err := command.ParseWith(line, h.View().Known); err == nil && !h.Sure(c) {
			return
		}
	}
	f.sending = true
	var answers []string
	for i, line := range lines {
		h.Ask(line, func(answer string, err error) {
			if err != nil && f.refused == "" {
				f.refused = err.Error()
			}
			answers = append(answers, answer)
			if i < len(lines)-1 {
				return
			}
			f.sending = false
			if f.refused != "" {
				h.Halt()
			} else {
				h.Close(f)
				h.Say(strings.Join(answers, "; "), nil)
			}
		})
	}
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
