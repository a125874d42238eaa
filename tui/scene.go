package tui

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit"
)

// scene is what a scenario has asked to be shown so far.
type scene struct{ view.Scene }

// heed shows what was asked for since the last time: the page, beside it the panel that it
// speaks of, and there the node. What lies over the panels stays, and so does what the user
// has done since.
func (s *scene) heed(a *App) {
	before, now := s.Scene, a.view.Scene
	s.Scene = now
	if now.Selects != before.Selects && now.Node < len(a.view.Nodes) {
		a.selectNode(now.Node)
		a.focus = now.Node // the world shows it already
	}
	if now.Shows == before.Shows {
		return
	}
	for i, p := range a.panels {
		if _, ok := p.(kit.Caller); ok {
			a.show(panelID(i+1), a.view)
		}
	}
	if id, err := a.deck.find(now.Panel); err == nil {
		a.show(id, a.view)
	}
}
