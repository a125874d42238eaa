package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/inspect"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// overlay is something on top of the panels that has the keys to itself.
type overlay interface {
	draw(f *kit.Frame, a *App, body grid.Rect)
	key(a *App, msg keymap.Msg) tea.Cmd
}

// pile is what lies over the panels.
type pile struct {
	overlays []overlay // the last one is on top and has the keys
}

func (p *pile) open(o overlay) { p.overlays = append(p.overlays, o) }

func (p *pile) close(o overlay) {
	for i := range p.overlays {
		if p.overlays[i] == o {
			p.overlays = append(p.overlays[:i], p.overlays[i+1:]...)
			return
		}
	}
}

// waits says whether a line is under way whose answer decides what keys are for.
func (p *pile) waits() bool {
	if len(p.overlays) == 0 {
		return false
	}
	switch o := p.overlays[len(p.overlays)-1].(type) {
	case prompting:
		return o.Waiting()
	case lying:
		return o.waiting()
	}
	return false
}

// inspecting is the inspector if it is open, or nil.
func (p *pile) inspecting() *inspect.Inspector {
	for _, o := range p.overlays {
		if o, ok := bare(o).(*inspect.Inspector); ok {
			return o
		}
	}
	return nil
}

// lying is what knows only a host, as one of the overlays of the dashboard.
type lying struct{ kit.Overlay }

func (l lying) draw(f *kit.Frame, _ *App, body grid.Rect) { l.Draw(f, body) }

func (l lying) key(a *App, msg keymap.Msg) tea.Cmd {
	return a.serve(func(h *host) { l.Key(h, msg) })
}

// bare is an overlay as its room knows it.
func bare(o overlay) any {
	if l, ok := o.(lying); ok {
		return l.Overlay
	}
	return o
}

// typing says whether a key is text for it.
func (l lying) typing() bool {
	t, ok := l.Overlay.(interface{ Typing() bool })
	return ok && t.Typing()
}

// waiting says whether it waits for an answer.
func (l lying) waiting() bool {
	w, ok := l.Overlay.(interface{ Waiting() bool })
	return ok && w.Waiting()
}
