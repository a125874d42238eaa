package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/jump"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/layout"
)

// newJump goes where a letter leads by doing what a click does there.
func newJump(a *App) *jump.Overlay {
	return jump.New(func() []grid.Rect { return a.deck.names(a.layout.Slots) }, func(_ kit.Host, x, y int) {
		(&host{a}).later(a.mouse(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft}))
	})
}

// names are where the names of the panels stand that are in sight.
func (d *deck) names(slots []layout.Slot) (places []grid.Rect) {
	for _, s := range slots {
		for _, t := range d.tabsOf(s) {
			if t.to < s.Rect.Right() {
				places = append(places, grid.Rect{X: t.from, Y: s.Rect.Y, W: t.to - t.from, H: 1})
			}
		}
	}
	return places
}

// jumping is what puts letters on the screen, or nil.
func (p *pile) jumping() *jump.Overlay {
	if len(p.overlays) == 0 {
		return nil
	}
	j, _ := bare(p.overlays[len(p.overlays)-1]).(*jump.Overlay)
	return j
}
