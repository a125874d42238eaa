package tree

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/lanes"
	"example.com/sosocoin/tui/narrate"
)

// Panel shows the block tree. It follows the newest block until an arrow key or a
// click selects one: then the selected block stays in sight, and the arrows walk the
// tree from there. The wheel looks around without that.
type Panel struct {
	layout   lanes.Layout
	labels   int        // index in treeLabels
	selected chain.Hash // zero: none
	astray   bool       // the wheel has moved the sight, which stays where it is
	drawn    lanes.Drawn
}

// treeLabels are the ways to show the tree, from the closest look to the widest.
var treeLabels = [...]lanes.Labels{lanes.Auto, lanes.Miner, lanes.Dots}

func (t *Panel) Spec() kit.Spec {
	return kit.Spec{Name: "Tree", Title: "Block tree", Area: kit.AreaBroad, Keys: t.keys}
}

func (t *Panel) keys(k *keymap.Map) []kit.Key {
	some := func(h kit.Host) bool { _, any := t.Under(h.View()); return any }
	return append([]kit.Key{
		{Binding: &k.Left, Word: "walk", When: some}, {Binding: &k.Right, Word: "walk", When: some},
		{Binding: &k.Enter, Word: "inspect", When: some}, {Binding: &k.Life, Word: "life", When: some},
		{Binding: &k.Reorg, Word: "reorg", When: kit.SomeReorg},
		{Binding: &k.End, Does: "follow the newest block", Word: "follow", When: func(kit.Host) bool { return !t.follows() }},
		{Binding: &k.View, Does: "hashes, miners, or marks alone", Word: "labels"}, {Binding: &k.Copy, When: some},
	}, kit.InRows(k)...)
}

// Block is the selected one.
func (t *Panel) Block() chain.Hash { return t.selected }

func (t *Panel) Draw(f *kit.Frame, r grid.Rect, _ bool) string {
	t.settle(f.View)
	t.drawn = lanes.Draw(f.Grid, r, f.View, f.Theme, lanes.Options{
		Story: t.story(f), Pointer: pointer(f),
		Layout: &t.layout, Labels: treeLabels[t.labels], ReorgKey: f.Key("r"),
		Follow: t.follows(), Selected: t.selected, Keep: !t.astray,
		ScrollColumns: t.drawn.First, ScrollLanes: t.drawn.Lane,
	})
	f.SpotAll(t.layout.Places)
	switch {
	case t.follows():
		return t.drawn.Title
	case r.W < 90: // no room for both beside the tabs
		return f.Key("end") + " follows"
	}
	return f.Key("end") + " follows, " + t.drawn.Title
}

// Story is the moment in words.
func (t *Panel) Story(f *kit.Frame) narrate.Story {
	t.layout.Update(f.View)
	return narrate.Tell(f.View, t.layout.Index, narrate.Words{Mine: f.Key("m"), Reorg: f.Key("r"), Heal: f.Key("P")})
}

// story is that, from all that there is to say to the first sentence; nil where it stands
// elsewhere.
func (t *Panel) story(f *kit.Frame) [][]grid.Span {
	if f.Told {
		return nil
	}
	s := t.Story(f)
	var versions [][]grid.Span
	for n := len(s.Sentences); n > 0; n-- {
		versions = append(versions, []grid.Span{{Text: s.Head + ": ", Style: f.Theme.Notice}, {Text: strings.Join(s.Sentences[:n], " "), Style: f.Theme.Text}})
	}
	return versions
}

// pointer leads somebody who has pressed no key yet to the lessons.
func pointer(f *kit.Frame) []grid.Span {
	if !f.New {
		return nil
	}
	return []grid.Span{
		{Text: "new here? ", Style: f.Theme.Dim},
		{Text: f.Key("L"), Style: f.Theme.Key}, {Text: " lessons  ", Style: f.Theme.Dim},
		{Text: f.Key("?"), Style: f.Theme.Key}, {Text: " words and signs", Style: f.Theme.Dim},
	}
}

func (t *Panel) follows() bool { return t.selected.IsZero() && !t.astray }

// settle moves the selection to the nearest ancestor that is still there when its block
// is gone, as when time is turned back. Without one the tree follows again.
func (t *Panel) settle(v *view.View) {
	if t.selected.IsZero() || t.find(v, t.selected) != nil {
		return
	}
	t.selected, _ = t.layout.Survivor(v, t.selected)
}

// choose selects a block.
func (t *Panel) choose(block chain.Hash) { t.selected, t.astray = block, false }

func (t *Panel) find(v *view.View, h chain.Hash) *view.Block {
	for i := range v.Tree {
		if v.Tree[i].Hash == h {
			return &v.Tree[i]
		}
	}
	return nil
}

// Copy gives the hash of the selected block, else that of the best tip.
func (t *Panel) Copy(v *view.View) (what, text string) {
	hash := t.selected
	if hash.IsZero() && len(v.Tips) > 0 {
		hash = v.Tips[0].Hash
	}
	return kit.HashText(hash)
}

func (t *Panel) Key(h kit.Host, msg keymap.Msg) bool {
	k, v := h.Keys(), h.View()
	t.settle(v)
	at := t.find(v, t.selected)
	if at == nil && len(v.Tips) > 0 {
		at = t.find(v, v.Tips[0].Hash)
	}
	moves := keymap.Pressed(msg, k.Left) || keymap.Pressed(msg, k.Right) || keymap.Pressed(msg, k.Up) || keymap.Pressed(msg, k.Down) ||
		keymap.Pressed(msg, k.Home) || keymap.Pressed(msg, k.PageUp) || keymap.Pressed(msg, k.PageDown)
	switch {
	case keymap.Pressed(msg, k.View):
		t.labels = (t.labels + 1) % len(treeLabels)
	case keymap.Pressed(msg, k.Reorg):
		h.Reorg(view.ReorgsOf(t.selected))
	case keymap.Pressed(msg, k.End):
		t.choose(chain.Hash{})
	case keymap.Pressed(msg, k.Enter) && at != nil:
		h.Inspect(kit.ToBlock(at.Hash), false)
	case !moves || at == nil:
		return moves
	case t.selected.IsZero():
		t.choose(at.Hash)
	default:
		t.choose(t.step(at.Hash, len(v.Tree), k, msg))
	}
	return true
}

// pageBlocks is how far the page keys walk.
const pageBlocks = 10

// step returns the block that a key leads to; most is how many steps home may take.
func (t *Panel) step(at chain.Hash, most int, k *keymap.Map, msg keymap.Msg) chain.Hash {
	switch {
	case keymap.Pressed(msg, k.Left):
		return t.layout.Neighbour(at, -1, 0)
	case keymap.Pressed(msg, k.Right):
		return t.layout.Neighbour(at, 1, 0)
	case keymap.Pressed(msg, k.Up):
		return t.layout.Neighbour(at, 0, -1)
	case keymap.Pressed(msg, k.Down):
		return t.layout.Neighbour(at, 0, 1)
	case keymap.Pressed(msg, k.Home):
		return t.walk(at, most, -1)
	case keymap.Pressed(msg, k.PageUp):
		return t.walk(at, pageBlocks, -1)
	default:
		return t.walk(at, pageBlocks, 1)
	}
}

func (t *Panel) walk(at chain.Hash, steps, dx int) chain.Hash {
	for range steps {
		at = t.layout.Neighbour(at, dx, 0)
	}
	return at
}

// Click selects a block; the selected one it opens.
func (t *Panel) Click(h kit.Host, x, y int) {
	at, ok := t.BlockAt(x, y)
	switch {
	case !ok:
	case at == t.selected:
		t.Key(h, tea.KeyMsg{Type: tea.KeyEnter})
	default:
		t.choose(at)
	}
}

// BlockAt is the block that is drawn at a cell.
func (t *Panel) BlockAt(x, y int) (chain.Hash, bool) { return t.layout.BlockAt(x, y) }

// Drawn is what of the tree is in sight.
func (t *Panel) Drawn() lanes.Drawn { return t.drawn }

// rollBlocks is how many heights a notch of the wheel passes.
const rollBlocks = 2

// Roll looks further back or on, or with across at other lanes. At the newest block the
// tree follows again.
func (t *Panel) Roll(by int, across bool) {
	if across {
		t.drawn.Lane += by
	} else {
		t.drawn.First = min(t.drawn.First+by*rollBlocks, t.drawn.Last)
	}
	t.astray = across || !t.selected.IsZero() || t.drawn.First != t.drawn.Newest
}

func (t *Panel) Under(v *view.View) (view.Subject, bool) {
	if b := t.find(v, t.selected); b != nil {
		return kit.ToBlock(b.Hash), true
	}
	if len(v.Tips) > 0 {
		return kit.ToBlock(v.Tips[0].Hash), true
	}
	return view.Subject{}, false
}
