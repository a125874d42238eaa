package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/inspect"
	"example.com/sosocoin/tui/reorgs"
)

// inspect opens a block or a transaction, on its page of the life or on its first.
func (a *App) inspect(s view.Subject, life bool) tea.Cmd {
	o := a.inspecting()
	if o == nil {
		o = inspect.New(s)
		a.open(lying{o})
	}
	return a.serve(func(h *host) { o.Begin(h, s, life) })
}

// heedInspected follows what a line at the prompt, or another world, has made of the
// inspection. While own questions are under way, the view may be behind.
func (a *App) heedInspected() {
	if !a.errands.idle() {
		return
	}
	s, any := inspect.Inspected(a.view)
	switch o := a.inspecting(); {
	case any && o == nil:
		a.overlays = append([]overlay{lying{inspect.New(s)}}, a.overlays...)
	case any && o.Subject() != s:
		o.Leave(s)
	case !any && o != nil:
		a.close(lying{o})
	}
}

// openReorgCard shows the newest reorganisation of those that are wanted, or of all.
func (a *App) openReorgCard(wanted func(*view.Reorg) bool) {
	if c := reorgs.New(a.view, wanted); c != nil {
		a.open(lying{c})
		return
	}
	a.say("no node has reorganised so far", nil)
}
