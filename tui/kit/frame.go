package kit

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// Frame is what one picture is drawn from and on.
type Frame struct {
	Grid     *grid.Grid
	View     *view.View
	Theme    *theme.Theme
	Selected int               // the node selected in the table
	Renamed  map[string]string // keys that were given away, and what took their place
	Keys     map[string]string // what lessons call a key, and what it is called now
	Room     int               // for the caption of the panel that is drawn
	New      bool              // nobody has pressed a key yet, and no scenario is played
	Told     bool              // the story of the moment stands above the panels
	Moves    bool              // set by a panel whose next picture differs though nothing happens
	Hinted   [][2]string       // the keys that the last overlay has named
	Spots    *[]grid.Rect      // of what a click chooses, as it is drawn; nil: nobody asks
}

// Spot notes where something stands that a click chooses, such as a row.
func (f *Frame) Spot(at grid.Rect) {
	if f.Spots != nil {
		*f.Spots = append(*f.Spots, at)
	}
}

// SpotAll notes several such places, which are worked out only where somebody asks.
func (f *Frame) SpotAll(places func() []grid.Rect) {
	if f.Spots != nil {
		*f.Spots = append(*f.Spots, places()...)
	}
}

// Text draws in the line of r, cut with an ellipsis.
func (f *Frame) Text(r grid.Rect, s string, style grid.Style) int {
	return f.Grid.TextIn(r, s, style, grid.Left)
}

// Key is what a key is called that has its usual name in the code, and may be another now.
func (f *Frame) Key(usual string) string {
	if now, ok := f.Renamed[usual]; ok {
		return now
	}
	return usual
}

// Empty says in the middle of an empty panel why it is empty.
func (f *Frame) Empty(r grid.Rect, why string) {
	f.Grid.TextIn(r.Line(r.H/2), why, f.Theme.Dim, grid.Centred)
}

// Mark puts the pointer of a list's selected row and tints the row when the list
// has the focus. The pointer is there for terminals that show no tint.
func (f *Frame) Mark(row grid.Rect, selected, focused bool) {
	if !selected {
		return
	}
	f.Grid.Set(row.X, row.Y, f.Theme.Glyphs.PointRight, f.Theme.Accent)
	if focused {
		f.Grid.Restyle(row, func(s grid.Style) grid.Style { return s.Over(f.Theme.Selected) })
	}
}

// NodeName draws a node's name in its colour.
func NodeName(f *Frame, id int) (string, grid.Style) {
	if id < 0 {
		return "genesis", f.Theme.Dim
	}
	return f.View.Name(id), f.Theme.Node(id)
}

// Right draws text at the right end of r, and returns its width.
func (f *Frame) Right(r grid.Rect, text string, style grid.Style) int {
	f.Grid.TextIn(r, text, style, grid.Right)
	return grid.Width(text)
}

// statusLines is how many lines a long answer may take.
const statusLines = 4

// Upward draws a text that ends in the line of r, over as many lines above it as
// the text needs, and returns how many.
func (f *Frame) Upward(r grid.Rect, text string, style grid.Style) (above int) {
	lines := f.Wrap(text, r.W, statusLines)
	for i, line := range lines {
		at := grid.Rect{X: r.X, Y: r.Y - len(lines) + 1 + i, W: r.W, H: 1}
		f.Grid.Fill(grid.Rect{X: at.X - 1, Y: at.Y, W: at.W + 1, H: 1}, ' ', f.Theme.Text)
		f.Text(at, line, style)
	}
	return len(lines) - 1
}
