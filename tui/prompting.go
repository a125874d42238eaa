package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/prompt"
)

// prompting is the prompt as one of the overlays.
type prompting struct{ *prompt.Prompt }

func (p prompting) draw(f *kit.Frame, a *App, body grid.Rect) {
	p.Draw(f, a.layout.Status, a.layout.Keys, body)
}

func (p prompting) key(a *App, msg keymap.Msg) tea.Cmd {
	return a.serve(func(h *host) { p.Key(h, msg) })
}

// startPrompt opens the prompt with a line to go on with.
func (a *App) startPrompt(line string) {
	a.prompt.Start(line)
	a.open(prompting{a.prompt})
}

func (h *host) Leave()             { h.close(prompting{h.prompt}) }
func (h *host) Told(answer string) { h.say(h.ahead.tell(answer), nil) }

func (h *host) Doubt(c command.Command, line string) string {
	if h.remote { // who can do nothing loses nothing, and is not told which files there are
		return ""
	}
	if question := h.session.Loss(c, h.view); question != "" && !h.session.Sure(line) {
		return question
	}
	return ""
}

func (h *host) Run(c command.Command, line string, reply func(answer string, err error)) {
	h.later(h.carryOut(c, line, reply))
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

// pasteLine puts a line of a paste into the prompt, which it opens.
func (a *App) pasteLine(l pastedLine) tea.Cmd {
	if a.taking() != linesTaken {
		if l.ends && strings.TrimSpace(l.text) == "" {
			return nil
		}
		a.startPrompt("")
	}
	return a.serve(func(h *host) { a.prompt.Paste(h, l.text, l.ends) })
}
