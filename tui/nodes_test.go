package tui

import (
	"slices"
	"testing"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit/kittest"
)

// Nodes can be listed by the tips that they follow, and those of one tip alone.
func TestNodesByTip(t *testing.T) {
	d := newHand(t, kittest.Made{Nodes: 100, Blocks: 14, Deep: 3}, 80, 24)
	d.press("down", "v")
	golden(t, "nodes-by-tip-80x24", d.screen())
	d.press("down")
	if d.app.selected != 50 {
		t.Errorf("on the second tip n%d is selected, expected the first of its nodes", d.app.selected)
	}
	d.press("enter")
	d.shows("1-8 of 50")
	d.shows("▸ n50")
	d.press("down", "m", "esc")
	d.shows("2 tips")
	if got := d.world.said(); got != "focus n1\nfocus n50\nfocus n51\nmine n51 one" {
		t.Errorf("the world was told %q", got)
	}
	if d.app.selected != 51 {
		t.Errorf("n%d is selected, expected n51 to stay so", d.app.selected)
	}
	d.press("v")
	d.shows("of 100")
	d.shows("▸ n51")
}

// Nodes that go over to another tip stay in the list that was opened, and the list of tips
// holds the crashed ones.
func TestNodesOfATipThatIsGone(t *testing.T) {
	d := newHand(t, kittest.Made{Nodes: 8, Blocks: 14, Deep: 3}, 80, 24)
	d.press("v", "down", "enter")
	d.shows("▸ n4")
	d.world.edit(func(v *view.View) {
		nodes, tips := slices.Clone(v.Nodes), slices.Clone(v.Tips[:1])
		for i := range nodes {
			nodes[i].Tip = tips[0].Hash
		}
		nodes[7].State = view.Crashed
		tips[0].Nodes = []int{0, 1, 2, 3, 4, 5, 6}
		v.Nodes, v.Tips = nodes, tips
	})
	d.look()
	d.shows("  n7")
	d.press("v")
	d.shows("crashed      -     1")
	d.press("end", "enter")
	d.shows("▸ n7")
	d.shows("those that had crashed")
	d.world.edit(func(v *view.View) {
		tip := v.Tips[0]
		tip.Nodes = tip.Nodes[:3]
		v.Nodes, v.Tips = v.Nodes[:3], []view.Tip{tip}
	})
	d.look()
	d.screen()
	d.press("down", "enter", "1", "v", "v", "o", "O")
	d.shows("▸ n2")
}

// The nodes are sorted by a click on a header, and the selected one stays it.
func TestNodesSortedByMouse(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	x, y := d.find("balance", 0)
	d.click(x+1, y)
	d.shows("sort: balance")
	if _, at := d.find("▸ n0", 0); d.app.selected != 0 || at != y+8 {
		t.Errorf("n%d is selected in line %d, expected n0 in the last, %d", d.app.selected, at, y+8)
	}
	d.click(x, y+1)
	if d.app.selected != 7 {
		t.Errorf("a click on the first row selects n%d, expected the richest", d.app.selected)
	}
	if d.app.recent[0] != nodesPanel {
		t.Error("one click left the table")
	}
	d.click(x, y+1)
	if d.app.recent[0] != detailPanel {
		t.Error("a second click does not show the node in depth")
	}
}
