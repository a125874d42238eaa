package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/kit"
)

// mouse gives the focus to the panel that was clicked, selects the node or tab
// under the pointer, and scrolls with the wheel.
func (a *App) mouse(msg tea.MouseMsg) tea.Cmd {
	wheel := map[tea.MouseButton]tea.KeyType{tea.MouseButtonWheelUp: tea.KeyUp, tea.MouseButtonWheelDown: tea.KeyDown}
	key, rolled := wheel[msg.Button]
	if len(a.overlays) > 0 {
		if rolled {
			return a.pressOne(tea.KeyMsg{Type: key})
		}
		if o, ok := bare(a.overlays[len(a.overlays)-1]).(kit.Clicker); ok && msg.Action == tea.MouseActionPress && msg.Button == tea.MouseButtonLeft {
			return a.serve(func(h *host) { o.Click(h, msg.X, msg.Y) })
		}
		return nil
	}
	if msg.Action == tea.MouseActionPress && msg.Button == tea.MouseButtonLeft && a.line.Rect.Contains(msg.X, msg.Y) {
		to := min(max(a.line.At(msg.X), a.view.Timeline.From), a.view.Timeline.Head)
		return a.ask(command.Seek{Time: to.Duration()}.String(), a.say)
	}
	for _, s := range a.layout.Slots {
		if !s.Rect.Contains(msg.X, msg.Y) {
			continue
		}
		if r, ok := a.panel(s.Active).(kit.Roller); ok && tea.MouseEvent(msg).IsWheel() {
			r.Roll(notch(msg))
			return nil
		}
		if rolled {
			cmd, _ := a.keyTo(a.panel(s.Active).Key, tea.KeyMsg{Type: key})
			return tea.Batch(cmd, a.refocus())
		}
		if msg.Action == tea.MouseActionPress && msg.Button == tea.MouseButtonLeft {
			return tea.Batch(a.serve(func(h *host) { a.deck.click(h, s, msg.X, msg.Y) }), a.refocus())
		}
	}
	return a.refocus()
}

// notch is where the wheel was turned to: back or on, and whether across the panel.
func notch(msg tea.MouseMsg) (by int, across bool) {
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		return -1, msg.Shift
	case tea.MouseButtonWheelDown:
		return 1, msg.Shift
	case tea.MouseButtonWheelLeft:
		return -1, false
	}
	return 1, false
}
