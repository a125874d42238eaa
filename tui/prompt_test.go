package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestPromptListsCommandsWithWhatTheyDo(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	d.press(":", "p")
	d.shows("partition  split the network into groups")
	d.press("tab", "tab", "tab")
	d.shows(": pause")
	d.press("shift+tab")
	d.shows(": partition")
	golden(t, "over-prompt-names", d.screen())
	small := newHand(t, worlds["eight"], 60, 15)
	small.press(":", "send n0 ")
	golden(t, "over-prompt-60x15", small.screen())
}

// Up goes to the lines that begin as the one typed, ctrl+r to those that have it.
func TestPromptHistory(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	for _, line := range []string{"crash n1", "heal", "crash n2", "restart n1"} {
		d.press(":", line, "enter")
	}
	line := func(want string) {
		t.Helper()
		if got := d.app.prompt.Line(); got != want {
			t.Errorf("the line is %q, expected %q", got, want)
		}
	}
	ctrlR := tea.KeyMsg{Type: tea.KeyCtrlR}
	d.press(":", "cr", "up")
	line("crash n2")
	d.press("up", "up")
	line("crash n1")
	d.press("down", "down")
	line("cr")
	d.press("ctrl+u", "n1")
	d.give(ctrlR)
	line("restart n1")
	d.give(ctrlR)
	line("crash n1")
	d.give(ctrlR)
	line("crash n1")
	d.press("ctrl+u", "up", "up", "up", "up", "up", "up")
	line("crash n1")
}
