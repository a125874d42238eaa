package prompt

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// Prompt is the command line. It stays open with the reason when a line is
// refused, so that it can be mended.
type Prompt struct {
	Panels  []string // the names of the dashboard's panels
	Layouts []string // what the command layout can be told

	edit    edit.Line
	history history

	offers   []string // what tab found to complete the last word with
	offer    int      // the one in the line; -1: none yet
	stem     string   // the line up to the word that the offers replace
	sending  bool
	pasted   bool // the line is one of a paste
	refused  string
	column   int    // where the refused line is wrong, from 1; 0: unknown
	question string // to be answered by enter before the line is sent
}

// Host is what the prompt asks of the program that shows it, beside what any overlay does.
type Host interface {
	kit.Host

	// Run does what a line asks for: here what is the dashboard's, all else in the world.
	Run(c command.Command, line string, reply func(answer string, err error))
	// Doubt is the question to ask before a line by which something is lost; "" for none,
	// and once the line is given again.
	Doubt(c command.Command, line string) string
	Told(answer string) // says what a line of a paste was answered
	Leave()             // closes the prompt
}

// Start makes it ready with a line to go on with.
func (p *Prompt) Start(line string) {
	*p = Prompt{Panels: p.Panels, Layouts: p.Layouts, history: p.history}
	p.history.leave()
	p.edit.Set(line)
}

// Line is what is typed.
func (p *Prompt) Line() string { return p.edit.String() }

// Question asks something that enter answers.
func (p *Prompt) Question(question string) { p.question = question }

// Waiting says whether a line is under way, whose answer decides what keys are for.
func (p *Prompt) Waiting() bool { return p.sending }

// Paste puts a line of a paste in, and carries it out where it ends.
func (p *Prompt) Paste(h Host, text string, ends bool) {
	p.pasted = true
	p.edit.Insert(text)
	p.history.leave()
	p.calm()
	if ends {
		p.submit(h)
	}
}

// Key edits the line, completes it, recalls others, and sends it.
func (p *Prompt) Key(h Host, msg keymap.Msg) {
	k := h.Keys()
	switch {
	case keymap.Pressed(msg, k.Escape), msg.Type == tea.KeyBackspace && p.edit.Empty():
		h.Leave()
	case p.sending:
	case keymap.Pressed(msg, k.Enter), msg.Type == tea.KeyCtrlJ: // a line feed is the end of a pasted line
		p.submit(h)
	case keymap.Pressed(msg, k.NextPanel):
		p.complete(p.known(h.View()), 1)
	case keymap.Pressed(msg, k.PrevPanel):
		p.complete(p.known(h.View()), -1)
	case msg.Type == tea.KeyUp:
		p.recall(1, strings.HasPrefix)
	case msg.Type == tea.KeyDown:
		p.recall(-1, strings.HasPrefix)
	case keymap.Pressed(msg, k.Search):
		p.recall(1, strings.Contains)
	case p.edit.Press(k.Line(), msg):
		p.history.leave()
		p.calm()
	}
}

// known is what lines can refer to.
func (p *Prompt) known(v *view.View) command.Known {
	known := v.Known
	known.Panels, known.Layouts = p.Panels, p.Layouts
	return known
}

// calm forgets what was said about the line before.
func (p *Prompt) calm() { p.offers, p.refused, p.column, p.question = nil, "", 0, "" }

// complete puts the next candidate for the last word into the line. In an empty line,
// where each command is as good as another, it lists them first.
func (p *Prompt) complete(known command.Known, by int) {
	offers, offer, stem := p.offers, p.offer, p.stem
	p.calm()
	if offers == nil {
		line := p.edit.String()
		offers, offer = command.Complete(line, known), -1
		stem = line[:strings.LastIndexByte(line, ' ')+1]
		if line == "" && by > 0 {
			p.offers, p.offer, p.stem = offers, offer, stem
			return
		}
	}
	if len(offers) == 0 {
		return
	}
	if offer < 0 && by < 0 {
		offer = 0 // the last one comes before the first
	}
	offer = (offer + by + len(offers)) % len(offers)
	p.edit.Set(stem + offers[offer])
	if len(offers) == 1 {
		p.edit.Set(p.edit.String() + " ")
		return
	}
	p.offers, p.offer, p.stem = offers, offer, stem
}

// recall shows an earlier or a later line that fits what was typed.
func (p *Prompt) recall(by int, fits func(line, typed string) bool) {
	if line, ok := p.history.step(p.edit.String(), by, fits); ok {
		p.edit.Set(line)
	}
	p.calm()
}

// submit reads the line and sends it to the world.
func (p *Prompt) submit(h Host) {
	// The colon is often copied with the line.
	line := strings.TrimSpace(strings.TrimPrefix(p.edit.String(), ":"))
	if line == "" {
		h.Leave()
		return
	}
	p.history.add(line)
	p.calm()
	c, err := command.ParseWith(line, h.View().Known)
	_, isStep := h.View().Known.Step(firstWord(line))
	switch {
	case isStep: // no command, but a line for the world to read
		c = nil
	case err != nil:
		p.refuse(err, h.Halt())
		return
	case c == nil: // a comment
		h.Leave()
		return
	}
	if question := h.Doubt(c, line); question != "" {
		p.question = question + h.Halt()
		return
	}
	p.sending = true
	pasted := p.pasted
	h.Run(c, line, func(answer string, err error) {
		p.sending = false
		if err != nil {
			p.refuse(err, h.Halt())
			return
		}
		h.Leave()
		if pasted {
			h.Told(answer)
		} else {
			h.Say(answer, nil)
		}
	})
}

func firstWord(line string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(line), " ")
	return word
}

// refuse shows why a line was refused, and what else was not done for that.
func (p *Prompt) refuse(err error, more string) {
	p.refused, p.column = err.Error()+more, 0
	var at *lex.Error
	if errors.As(err, &at) {
		p.column = at.Column
	}
}
