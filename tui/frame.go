package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// panel is one view of the world. Draw fills the inside of its frame and returns
// what the frame's upper right corner says; Key acts on a key press while the
// panel has the focus and says whether it was one for it.
type panel interface {
	Title(f *kit.Frame) string
	Draw(f *kit.Frame, r grid.Rect, focused bool) (caption string)
	Key(a *App, msg keymap.Msg) bool
}

// clicker is a panel with things that the mouse can choose. Click acts on a press
// of the left button at a cell inside its frame; the panel has the focus by then.
type clicker interface {
	Click(a *App, x, y int) tea.Cmd
}

// roller is a panel that the wheel moves otherwise than the keys up and down do.
type roller interface {
	Roll(by int, across bool)
}
