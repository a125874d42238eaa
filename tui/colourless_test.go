package tui

import (
	"slices"
	"testing"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit/kittest"
	"example.com/sosocoin/tui/theme"
)

// states puts one thing of a world into one state. What a colour tells apart, signs and
// words have to as well.
func states() map[string][]func(v *view.View) {
	node := func(s view.NodeState) func(v *view.View) { return func(v *view.View) { v.Nodes[3].State = s } }
	link := func(change func(l *view.Link)) func(v *view.View) {
		return func(v *view.View) {
			l := view.Link{A: v.Links[1].A, B: v.Links[1].B, Delay: v.Links[1].Delay}
			change(&l)
			v.Links[1] = l
			v.Flights = nil // nothing hides it
		}
	}
	message := func(k view.MessageKind) func(v *view.View) {
		return func(v *view.View) {
			v.Flights = slices.Clone(v.Flights)
			for i := range v.Flights {
				v.Flights[i].Kind = k
			}
		}
	}
	block := func(change func(b *view.Block)) func(v *view.View) {
		return func(v *view.View) { change(&v.Tree[len(v.Tree)-3]) }
	}
	said := func(s view.Severity, verb string) func(v *view.View) {
		return func(v *view.View) {
			l := &v.Log[len(v.Log)-1]
			l.Severity, l.Verb = s, verb
		}
	}
	return map[string][]func(v *view.View){
		"a node":    {node(view.Idle), node(view.Mining), node(view.Syncing), node(view.Frozen), node(view.Crashed)},
		"a link":    {link(func(*view.Link) {}), link(func(l *view.Link) { l.Cut = true }), link(func(l *view.Link) { l.Held = true })},
		"a message": {message(view.BlockMessage), message(view.TxMessage), message(view.InvMessage), message(view.SyncMessage), message(view.AskMessage)},
		"a block":   {block(func(b *view.Block) { b.Main, b.Invalid = true, "" }), block(func(b *view.Block) { b.Main = false }), block(func(b *view.Block) { b.Main, b.Invalid = false, "bits" })},
		"its miner": {block(func(b *view.Block) { b.Miner = 1 }), block(func(b *view.Block) { b.Miner = 2 })},
		"a line":    {said(view.Info, "relay"), said(view.Good, "mined"), said(view.Notice, "reorg"), said(view.Bad, "drop")},
		"a clock":   {func(v *view.View) {}, func(v *view.View) { v.Clock.Paused = true }},
	}
}

// Without colours, and in ASCII too, every state can be told from the others: the text of
// the pictures differs, bold and dim left aside.
func TestColourNeverSpeaksAlone(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		for thing, list := range states() {
			seen := map[string]int{}
			coloured := map[string]int{}
			for i, change := range list {
				v := kittest.World(kittest.Made{Nodes: 8, Blocks: 14, Deep: 3})
				change(v)
				mono := Snapshot(v, 200, 60, Options{Theme: "mono", Profile: grid.Mono, ASCII: ascii}).Plain()
				colour := Snapshot(v, 200, 60, Options{Profile: grid.TrueColor, ASCII: ascii}).Render(grid.TrueColor)
				if other, same := seen[mono]; same {
					t.Errorf("ascii %v: %s in state %d looks as in state %d", ascii, thing, i, other)
				}
				if _, same := coloured[colour]; same {
					t.Errorf("ascii %v: %s in state %d is not shown at all", ascii, thing, i)
				}
				seen[mono], coloured[colour] = i, i
			}
		}
	}
}

// A cursor, and which panel has the keys, show without colours as well: a sign moves, or
// bold does.
func TestFocusShowsWithoutColour(t *testing.T) {
	d := newHandWith(t, worlds["eight"], 120, 40, Options{Theme: "mono", Profile: grid.Mono, ASCII: true})
	seen := map[string]bool{}
	for range panelCount + 2 {
		if screen := d.app.View(); seen[screen] && len(seen) < panelCount {
			t.Error("a panel with the keys looks as one without")
		}
		seen[d.app.View()] = true
		d.press("tab")
	}
	before := d.app.g.Plain()
	d.press("1", "down")
	d.app.View()
	if d.app.g.Plain() == before {
		t.Error("the cursor does not show")
	}
}

// The names that the language completes are those of the themes.
func TestThemeNames(t *testing.T) {
	if !slices.Equal(command.ThemeNames(), theme.Names()) {
		t.Errorf("%q and %q", command.ThemeNames(), theme.Names())
	}
}
