package tui

import (
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/netmap"
)

// netView shows the nodes, their links and the messages between them.
type netView struct{}

func (netView) Title(*frame) string { return "Network" }

func (netView) Draw(f *frame, r grid.Rect, _ bool) string {
	return netmap.Draw(f.g, r, f.v, f.th, netmap.Options{Selected: f.selected})
}

// Key walks over the nodes.
func (netView) Key(a *App, msg keyMsg) bool {
	by := 0
	switch {
	case pressed(msg, a.keys.Left), pressed(msg, a.keys.Up):
		by = -1
	case pressed(msg, a.keys.Right), pressed(msg, a.keys.Down):
		by = 1
	case pressed(msg, a.keys.Enter):
		a.show(detailPanel)
		return true
	default:
		return false
	}
	if n := len(a.view.Nodes); n > 0 {
		a.selectNode((a.selected + by + n) % n)
	}
	return true
}
