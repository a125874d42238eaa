package tui

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/keymap"
)

// prompt is the command line. It stays open with the reason when a line is
// refused, so that it can be mended.
type prompt struct {
	edit    edit.Line
	history history

	offers   []string // what tab found to complete the last word with
	offer    int      // the one in the line
	stem     string   // the line up to the word that the offers replace
	sending  bool
	pasted   bool // the line is one of a paste
	refused  string
	column   int    // where the refused line is wrong, from 1; 0: unknown
	question string // to be answered by enter before the line is sent
}

func newPrompt() *prompt { return &prompt{} }

// start opens the prompt with a line to go on with.
func (p *prompt) start(a *App, line string) {
	*p = prompt{history: p.history}
	p.history.leave()
	p.edit.Set(line)
	a.open(p)
}

func (p *prompt) key(a *App, msg keymap.Msg) tea.Cmd {
	k := &a.keys
	switch {
	case keymap.Pressed(msg, k.Escape), msg.Type == tea.KeyBackspace && p.edit.Empty():
		a.close(p)
	case p.sending:
	case keymap.Pressed(msg, k.Enter), msg.Type == tea.KeyCtrlJ: // a line feed is the end of a pasted line
		return p.submit(a)
	case keymap.Pressed(msg, k.NextPanel):
		p.complete(a.view.Known, 1)
	case keymap.Pressed(msg, k.PrevPanel):
		p.complete(a.view.Known, -1)
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
	return nil
}

// calm forgets what was said about the line before.
func (p *prompt) calm() { p.offers, p.refused, p.column, p.question = nil, "", 0, "" }

// complete puts the next candidate for the last word into the line.
func (p *prompt) complete(known command.Known, by int) {
	offers, offer, stem := p.offers, p.offer, p.stem
	p.calm()
	if offers == nil {
		line := p.edit.String()
		offers, offer = command.Complete(line, known), -1
		stem = line[:strings.LastIndexByte(line, ' ')+1]
		if by < 0 {
			offer = 0
		}
	}
	if len(offers) == 0 {
		return
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
func (p *prompt) recall(by int, fits func(line, typed string) bool) {
	if line, ok := p.history.step(p.edit.String(), by, fits); ok {
		p.edit.Set(line)
	}
	p.calm()
}

// submit reads the line and sends it to the world.
func (p *prompt) submit(a *App) tea.Cmd {
	// The colon is often copied with the line.
	line := strings.TrimSpace(strings.TrimPrefix(p.edit.String(), ":"))
	if line == "" {
		a.close(p)
		return nil
	}
	p.history.add(line)
	p.calm()
	c, err := a.view.Known.Parse(line)
	_, isStep := a.view.Known.Step(firstWord(line))
	switch {
	case isStep: // no command, but a line for the world to read
		c = nil
	case err != nil:
		p.refuse(err, a.halt())
		return nil
	case c == nil: // a comment
		a.close(p)
		return nil
	}
	if question := a.loss(c); question != "" && !a.sure(line) {
		p.question = question + a.halt()
		return nil
	}
	p.sending = true
	pasted := p.pasted
	return a.carryOut(c, line, func(answer string, err error) {
		p.sending = false
		if err != nil {
			p.refuse(err, a.halt())
			return
		}
		a.close(p)
		if pasted {
			a.tell(answer)
		} else {
			a.say(answer, nil)
		}
	})
}

// carryOut does what a line asks for: here what is the dashboard's, all else in the world.
func (a *App) carryOut(c command.Command, line string, reply func(answer string, err error)) tea.Cmd {
	if cmd, ok := a.own(c, reply); ok {
		return cmd
	}
	if c, ok := c.(command.Focus); ok && int(c.Node) < len(a.view.Nodes) {
		a.selectNode(int(c.Node))
	}
	return a.ask(line, reply)
}

func firstWord(line string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(line), " ")
	return word
}

// refuse shows why a line was refused, and what else was not done for that.
func (p *prompt) refuse(err error, more string) {
	p.refused, p.column = err.Error()+more, 0
	var at *command.Error
	if errors.As(err, &at) {
		p.column = at.Column
	}
}
