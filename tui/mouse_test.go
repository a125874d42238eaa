package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestMouse(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	click := func(x, y int) {
		d.give(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
	}
	wheel := func(x, y int, button tea.MouseButton) {
		d.give(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: button})
	}
	click(10, 5)
	d.shows("▸ n2")
	if d.app.selected != 2 {
		t.Errorf("a click on the row of n2 selects n%d", d.app.selected)
	}
	wheel(10, 5, tea.MouseButtonWheelDown)
	if d.app.selected != 3 {
		t.Errorf("the wheel over the table selects n%d, expected n3", d.app.selected)
	}
	click(27, 12) // the tab "5 Log"
	if d.app.recent[0] != logPanel {
		t.Errorf("a click on a tab shows panel %d, expected %d", d.app.recent[0], logPanel)
	}
	click(d.app.line.Rect.X, 0)
	wheel(20, 18, tea.MouseButtonWheelUp)
	d.shows("held; end follows")
	d.press("?")
	click(10, 4)
	if d.app.selected != 3 {
		t.Error("a click went through the help to the panel below")
	}
	wheel(20, 18, tea.MouseButtonWheelDown)
	d.shows("2-18 of")
	for x := range 90 {
		click(x, x%30) // anywhere, outside of the window too
	}
}
