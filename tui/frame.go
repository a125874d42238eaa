package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// frame is what one picture is drawn from and on.
type frame struct {
	g        *grid.Grid
	v        *view.View
	th       *theme.Theme
	selected int               // the node selected in the table
	renamed  map[string]string // keys that were given away, and what took their place
	room     int               // for the caption of the panel that is drawn
}

// panel is one view of the world. Draw fills the inside of its frame and returns
// what the frame's upper right corner says; Key acts on a key press while the
// panel has the focus and says whether it was one for it.
type panel interface {
	Title(f *frame) string
	Draw(f *frame, r grid.Rect, focused bool) (caption string)
	Key(a *App, msg keyMsg) bool
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

// text draws in the line of r, cut with an ellipsis.
func (f *frame) text(r grid.Rect, s string, style grid.Style) int {
	return f.g.TextIn(r, s, style, grid.Left)
}

// key is what a key is called that has its usual name in the code, and may be another now.
func (f *frame) key(usual string) string {
	if now, ok := f.renamed[usual]; ok {
		return now
	}
	return usual
}

// none says in the middle of an empty panel why it is empty.
func (f *frame) none(r grid.Rect, why string) {
	f.g.TextIn(r.Line(r.H/2), why, f.th.Dim, grid.Centred)
}

// mark puts the pointer of a list's selected row and tints the row when the list
// has the focus. The pointer is there for terminals that show no tint.
func (f *frame) mark(row grid.Rect, selected, focused bool) {
	if !selected {
		return
	}
	f.g.Set(row.X, row.Y, f.th.Glyphs.PointRight, f.th.Accent)
	if focused {
		f.g.Restyle(row, func(s grid.Style) grid.Style { return s.Over(f.th.Selected) })
	}
}

// node draws a node's name in its colour.
func (f *frame) node(id int) (string, grid.Style) {
	if id < 0 {
		return "genesis", f.th.Dim
	}
	return f.v.Name(id), f.th.Node(id)
}
