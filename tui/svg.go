package tui

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// SVG draws one frame of w columns and h lines as a picture for a file, in all
// colours of the theme.
func SVG(v *view.View, w, h int, o Options) string {
	o.Profile = grid.TrueColor
	return Snapshot(v, w, h, o).SVG(pictureTitle(v))
}
