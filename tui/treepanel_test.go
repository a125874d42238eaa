package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/panel/tree"
)

// treeHand shows the tree alone, as large as the window.
func treeHand(t *testing.T, m kittest.Made, w, h int) *hand {
	d := newHand(t, m, w, h)
	d.press("2", "z")
	return d
}

func (d *hand) treePanel() *tree.Panel { return d.app.panel(treePanel).(*tree.Panel) }

// blockOf is the block of a hash, or nil.
func blockOf(v *view.View, h chain.Hash) *view.Block {
	for i := range v.Tree {
		if v.Tree[i].Hash == h {
			return &v.Tree[i]
		}
	}
	return nil
}

// cellOf finds a block on the screen.
func (d *hand) cellOf(h chain.Hash) (x, y int) {
	d.screen()
	w, height := d.app.g.Size()
	for y = range height {
		for x = range w {
			if at, ok := d.treePanel().BlockAt(x, y); ok && at == h {
				return x, y
			}
		}
	}
	d.t.Fatalf("block %s is not on the screen:\n%s", h.Short(), d.screen())
	return 0, 0
}

func (d *hand) click(x, y int) {
	d.give(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
}

func (d *hand) wheel(x, y int, button tea.MouseButton) {
	d.give(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: button})
}

// newestOf returns the last block of a branch.
func newestOf(v *view.View, main bool) *view.Block {
	for i := len(v.Tree) - 1; ; i-- {
		if v.Tree[i].Main == main {
			return &v.Tree[i]
		}
	}
}

func TestTreeIsWalkedByKeys(t *testing.T) {
	d := treeHand(t, worlds["parted"], 120, 40)
	v, shown := d.app.view, d.treePanel()
	best, side := newestOf(v, true), newestOf(v, false)
	steps := []struct {
		key  string
		want chain.Hash
	}{
		{"left", best.Hash}, {"left", best.Prev}, {"down", side.Hash}, {"down", side.Hash},
		{"up", best.Prev}, {"right", best.Hash}, {"right", best.Hash}, {"home", v.Tree[0].Hash},
		{"pgdn", v.Tree[10].Hash}, {"pgup", v.Tree[0].Hash}, {"end", chain.Hash{}},
	}
	for i, s := range steps {
		d.press(s.key)
		if shown.Block() != s.want {
			t.Fatalf("after %d keys, the last of them %s, %s is selected, expected %s", i+1, s.key, shown.Block().Short(), s.want.Short())
		}
		if !s.want.IsZero() {
			d.cellOf(s.want)
		}
	}
}

// A race between two tips, and the widest look at a long run, as pictures.
func TestTreeIsAPicture(t *testing.T) {
	for _, s := range sizes[1:3] {
		d := newHand(t, kittest.Made{Nodes: 8, Blocks: 14, ForkEvery: 6, Deep: 1}, s.w, s.h)
		d.press("2")
		golden(t, fmt.Sprintf("tree-race-%dx%d", s.w, s.h), d.screen())
		d = newHand(t, kittest.Made{Nodes: 8, Blocks: 60, ForkEvery: 7, Deep: 9}, s.w, s.h)
		d.press("2", "v", "v")
		golden(t, fmt.Sprintf("tree-compact-%dx%d", s.w, s.h), d.screen())
	}
}

func TestTreeShownAnotherWay(t *testing.T) {
	d := treeHand(t, worlds["parted"], 80, 24)
	best := newestOf(d.app.view, true)
	hashes := d.treePanel().Drawn().Columns
	d.shows(best.Hash.Short())
	d.press("v")
	d.shows("◉" + d.app.view.Name(best.Miner))
	d.press("v")
	if got := d.treePanel().Drawn().Columns; got <= hashes || d.treePanel().Drawn().First != 120 {
		t.Errorf("%d heights from %d on are shown, before there were %d", got, d.treePanel().Drawn().First, hashes)
	}
	d.press("v")
	d.shows(best.Hash.Short())
}

func TestTreeByMouse(t *testing.T) {
	d := treeHand(t, kittest.Made{Nodes: 8, Blocks: 60, ForkEvery: 5}, 120, 40)
	shown := d.treePanel()
	newest := shown.Drawn().First
	d.wheel(20, 10, tea.MouseButtonWheelUp)
	d.wheel(20, 10, tea.MouseButtonWheelUp)
	if d.shows("end follows"); shown.Drawn().First != newest-4 || !shown.Block().IsZero() {
		t.Errorf("the wheel leads from height %d to %d", newest, shown.Drawn().First)
	}
	d.wheel(20, 10, tea.MouseButtonWheelDown)
	d.wheel(20, 10, tea.MouseButtonWheelRight)
	if d.hides("end follows"); shown.Drawn().First != newest {
		t.Errorf("rolled back to the newest block, the tree does not follow: %d, expected %d", shown.Drawn().First, newest)
	}
	for range 100 {
		d.wheel(20, 10, tea.MouseButtonWheelUp)
	}
	first := &d.app.view.Tree[1]
	x, y := d.cellOf(first.Hash)
	d.click(x+2, y)
	if shown.Block() != first.Hash {
		t.Fatalf("a click on %s selects %s", first.Hash.Short(), shown.Block().Short())
	}
	d.click(x, y+3)
	if shown.Block() != first.Hash || len(d.app.overlays) != 0 {
		t.Error("a click beside all blocks does something")
	}
	d.click(x, y)
	if len(d.app.overlays) != 1 {
		t.Error("a click on the selected block does not open it")
	}
	d.press("esc")
	for range 200 {
		d.wheel(20, 10, tea.MouseButtonWheelDown)
	}
	if shown.Drawn().First != newest || shown.Block() != first.Hash {
		t.Errorf("a selected block keeps the wheel from the newest: first is %d, expected %d", shown.Drawn().First, newest)
	}
	d.press("right")
	d.cellOf(shown.Block())
}

// The selected block stays in sight while the tree grows, and when it is gone the
// nearest ancestor that is left takes its place.
func TestTreeKeepsTheSelection(t *testing.T) {
	d := treeHand(t, worlds["parted"], 80, 24)
	d.press("left", "left", "down")
	shown, side := d.treePanel(), *newestOf(d.app.view, false)
	if shown.Block() != side.Hash {
		t.Fatalf("%s is selected", shown.Block().Short())
	}
	d.world.edit(func(v *view.View) {
		tip := *newestOf(v, true)
		for i := range 40 {
			next := tip
			next.Prev, next.Hash, next.Height = tip.Hash, chain.Hash{1, byte(i)}, tip.Height+1
			v.Tree, tip = append(v.Tree[:len(v.Tree):len(v.Tree)], next), next
		}
	})
	d.look()
	d.cellOf(side.Hash)

	without := func(gone ...chain.Hash) func(v *view.View) {
		return func(v *view.View) {
			kept := []view.Block{}
			for _, b := range v.Tree {
				if !strings.Contains(hashes(gone), b.Hash.String()) {
					kept = append(kept, b)
				}
			}
			v.Tree = kept
		}
	}
	parent := blockOf(d.app.view, side.Prev)
	d.world.edit(without(side.Hash, parent.Hash))
	d.look()
	if shown.Block() != parent.Prev {
		t.Errorf("%s is selected, expected the grandparent %s", shown.Block().Short(), parent.Prev.Short())
	}
	d.cellOf(shown.Block())
	// A press may come before the next picture is drawn.
	d.world.edit(without(parent.Prev))
	d.app.sample()
	d.press("left")
	if shown.Block().IsZero() || shown.Block() == parent.Prev {
		t.Errorf("%s is selected", shown.Block().Short())
	}
	d.world.edit(func(v *view.View) { v.Tree = v.Tree[len(v.Tree)-3:] })
	d.look()
	if d.hides("end follows"); !shown.Block().IsZero() {
		t.Errorf("%s is selected, expected that the tree follows again", shown.Block().Short())
	}
}

func hashes(list []chain.Hash) string {
	var b strings.Builder
	for _, h := range list {
		b.WriteString(h.String() + " ")
	}
	return b.String()
}

// Every lane can be reached by keys, however few lines there are.
func TestTreeReachesHiddenLanes(t *testing.T) {
	m := kittest.Made{Nodes: 30, Blocks: 6}
	d := newHand(t, m, 80, 24)
	d.world.edit(func(v *view.View) {
		root := v.Tree[3]
		for i := range 29 {
			b := root
			b.Prev, b.Hash, b.Height, b.Main, b.Miner = root.Hash, chain.Hash{9, byte(i), 31: byte(i)}, root.Height+1, false, i
			v.Tree = append(v.Tree[:len(v.Tree):len(v.Tree)], b)
			v.Tips = append(v.Tips[:len(v.Tips):len(v.Tips)], view.Tip{Hash: b.Hash, Height: b.Height, Nodes: []int{i}})
		}
	})
	d.look()
	d.press("2")
	d.shows("out of sight")
	golden(t, "tree-deep-80x24", d.screen())
	for range 50 {
		d.give(tea.MouseMsg{X: 20, Y: 16, Shift: true, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelDown})
	}
	d.shows("end follows")
	d.shows("↑25 lanes out of sight")
	d.press("left", "left", "left")
	seen := map[chain.Hash]bool{}
	for range 40 {
		d.press("down")
		d.cellOf(d.treePanel().Block())
		seen[d.treePanel().Block()] = true
	}
	if len(seen) != 29 {
		t.Errorf("%d blocks were reached, expected 29 rivals", len(seen))
	}
}
