package tui

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// SVG draws one frame of w columns and h lines as a picture for a file, in all
// colours of the theme. A scenario is shown with what it says.
func SVG(v *view.View, w, h int, o Options) string {
	o.Profile = grid.TrueColor
	if v.Script != nil {
		return NewFilm(v, w, h, 1, o).Grid().SVG(PictureTitle(v))
	}
	return Snapshot(v, w, h, o).SVG(PictureTitle(v))
}
