package tui

import (
	"testing"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
)

// Who opens the dashboard for the first time is told in words what happens, and where to
// learn more; the first key ends that.
func TestTheFirstMinute(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.shows("Agreement: All nodes have block 134 (b221), found by n4, as their tip. 8 nodes race to find block 135.")
	d.shows("new here? L lessons  ? words and signs")
	d.press("down")
	d.hides("new here?")
	d.shows("Agreement:")
	d = newHand(t, worlds["parted"], 80, 24)
	d.shows("Split: Since block 131, n0-n3 follow af12, 3 blocks long; n4-n7 follow b221,")
}

// The pointer to the lessons stands there whatever there is to tell: a long story leaves its
// last sentences out for it.
func TestThePointerStays(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for _, world := range []string{"eight", "parted"} {
			d := newHand(t, worlds[world], size[0], size[1])
			d.shows("new here?")
			d.world.edit(func(v *view.View) { // a block is found
				v.Now += netsim.Second
				tip := v.Tips[0]
				tip.Nodes, v.Tips = tip.Nodes[:1], append([]view.Tip{{Hash: v.Tree[0].Hash, Height: v.Tree[0].Height, Nodes: tip.Nodes[1:]}}, v.Tips...)
			})
			d.look()
			d.shows("new here?")
		}
	}
}
