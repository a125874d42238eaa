package tui

import (
	"strings"

	"example.com/sosocoin/tui/kit"
)

// heedScene shows what a scenario has asked for since the last time: its page, beside it the
// panel that it speaks of, and there the node. What lies over the panels stays, and so does
// what the user has done since.
func (a *App) heedScene() {
	before, now := a.scene, a.view.Scene
	a.scene = now
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
	a.showNamed(now.Panel)
}

// showNamed gives the focus to a panel by its word in commands.
func (a *App) showNamed(word string) {
	for i, p := range a.panels {
		if strings.EqualFold(p.Spec().Name, word) {
			a.show(panelID(i+1), a.view)
		}
	}
}
