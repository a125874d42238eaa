package tui

import "testing"

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
