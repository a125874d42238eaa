package tui

import (
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/lanes"
)

// treeView shows the block tree. It follows the newest block until an arrow key
// selects one: then the selected block stays in sight, and the arrows walk the
// tree from there.
type treeView struct {
	layout   lanes.Layout
	selected chain.Hash // zero: follow
	first    int        // height in the first column
}

func (t *treeView) Title(*frame) string { return "Block tree" }

func (t *treeView) Draw(f *frame, r grid.Rect, _ bool) string {
	if t.find(f.v, t.selected) == nil {
		t.selected = chain.Hash{}
	}
	o := lanes.Options{Layout: &t.layout, Follow: t.selected.IsZero(), ScrollColumns: t.first, Selected: t.selected}
	caption := lanes.Draw(f.g, r, f.v, f.th, o)
	t.first, _ = lanes.Window(r, f.v, f.th, o)
	if !t.selected.IsZero() {
		return "end follows, " + caption
	}
	return caption
}

func (t *treeView) find(v *sim.View, h chain.Hash) *sim.TreeView {
	for i := range v.Tree {
		if v.Tree[i].Hash == h {
			return &v.Tree[i]
		}
	}
	return nil
}

func (t *treeView) Key(a *App, msg keyMsg) bool {
	k, v := &a.keys, a.view
	at := t.find(v, t.selected)
	if at == nil && len(v.Tips) > 0 {
		at = t.find(v, v.Tips[0].Hash)
	}
	moves := pressed(msg, k.Left) || pressed(msg, k.Right) || pressed(msg, k.Up) || pressed(msg, k.Down) ||
		pressed(msg, k.Home) || pressed(msg, k.PageUp) || pressed(msg, k.PageDown)
	switch {
	case pressed(msg, k.End):
		t.selected = chain.Hash{}
		return true
	case pressed(msg, k.Enter) && at != nil:
		hash := at.Hash
		a.open(&textBox{title: "Block " + hash.Short(), lines: func(f *frame, a *App) [][]grid.Span {
			return f.blockLines(t.find(a.view, hash))
		}})
		return true
	case !moves || at == nil:
		return moves
	case t.selected.IsZero():
		t.selected = at.Hash
		return true
	}
	t.selected = t.step(v, at, k, msg).Hash
	return true
}

// pageBlocks is how far the page keys walk.
const pageBlocks = 10

// step returns the block that a key leads to: the parent, a child (of the best
// chain first), the next one at the same height.
func (t *treeView) step(v *sim.View, at *sim.TreeView, k *keyMap, msg keyMsg) *sim.TreeView {
	switch {
	case pressed(msg, k.Left):
		return t.parent(v, at)
	case pressed(msg, k.Right):
		return t.child(v, at)
	case pressed(msg, k.Up):
		return t.beside(v, at, -1)
	case pressed(msg, k.Down):
		return t.beside(v, at, 1)
	case pressed(msg, k.Home):
		return t.walk(v, at, len(v.Tree), t.parent)
	case pressed(msg, k.PageUp):
		return t.walk(v, at, pageBlocks, t.parent)
	default:
		return t.walk(v, at, pageBlocks, t.child)
	}
}

func (t *treeView) walk(v *sim.View, at *sim.TreeView, steps int, step func(*sim.View, *sim.TreeView) *sim.TreeView) *sim.TreeView {
	for range steps {
		at = step(v, at)
	}
	return at
}

func (t *treeView) parent(v *sim.View, at *sim.TreeView) *sim.TreeView {
	if p := t.find(v, at.Prev); p != nil {
		return p
	}
	return at
}

func (t *treeView) child(v *sim.View, at *sim.TreeView) *sim.TreeView {
	best := at
	for i := range v.Tree {
		if c := &v.Tree[i]; c.Prev == at.Hash && (best == at || c.Main) {
			best = c
		}
	}
	return best
}

func (t *treeView) beside(v *sim.View, at *sim.TreeView, by int) *sim.TreeView {
	var row []*sim.TreeView
	here := 0
	for i := range v.Tree {
		if b := &v.Tree[i]; b.Height == at.Height {
			if b == at {
				here = len(row)
			}
			row = append(row, b)
		}
	}
	return row[(here+by+len(row))%len(row)]
}

// blockLines tells all that the view holds of a block.
func (f *frame) blockLines(b *sim.TreeView) [][]grid.Span {
	th := f.th
	if b == nil {
		return [][]grid.Span{{{Text: "this block is too old to be shown any more", Style: th.Dim}}}
	}
	name, style := f.node(b.Miner)
	state, tint := "in the best chain", th.Good
	if !b.Main {
		state, tint = "stale: the best chain left it out", th.Notice
	}
	if b.Invalid != "" {
		state, tint = "breaks the rule "+b.Invalid, th.Bad
	}
	hash := b.Hash.String()
	zeros := len(hash) - len(strings.TrimLeft(hash, "0"))
	row := func(label, value string, style grid.Style) []grid.Span {
		return []grid.Span{{Text: padded(label, 8), Style: th.Dim}, {Text: value, Style: style}}
	}
	lines := [][]grid.Span{
		append(row("hash", hash[:zeros], th.Dim), grid.Span{Text: hash[zeros:], Style: th.Text}),
		row("parent", b.Prev.String(), th.Text),
		row("height", count(int(b.Height)), th.Text),
		row("miner", name, style),
		row("found", "t "+seconds(b.Found), th.Text),
		row("holds", plural(b.Txs, "transaction")+", fees "+b.Fees.String(), th.Text),
		row("seen by", count(b.Seen)+" of "+plural(len(f.v.Nodes), "node"), th.Text),
		row("state", state, tint),
	}
	if b.Miner < 0 {
		lines[3] = row("miner", "nobody: the genesis block", th.Text)
	}
	return lines
}
