package tui

import (
	"fmt"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
)

// SVG draws one frame of w columns and h lines as a picture for a file, in all
// colours of the theme.
func SVG(v *sim.View, w, h int, o Options) string {
	o.Profile = grid.TrueColor
	title := fmt.Sprintf("sosocoin: %s, seed %d, at %s", plural(len(v.Nodes), "node"), v.Seed, seconds(v.Now))
	return Snapshot(v, w, h, o).SVG(title)
}
