package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// The panel as pictures: all sizes, a row an event and a row a length of time.
func TestMessagesPanel(t *testing.T) {
	for _, name := range []string{"eight", "parted", "hundred"} {
		for _, s := range sizes {
			d := newHand(t, worlds[name], s.w, s.h)
			d.press("8")
			golden(t, fmt.Sprintf("messages-%s-%dx%d", name, s.w, s.h), d.screen())
		}
	}
	d := newHand(t, worlds["eight"], 120, 40)
	d.press("8", "z", "v", "v")
	golden(t, "messages-time-120x40", d.screen())
	d.press("v", "K", "up", "up")
	golden(t, "messages-blocks-120x40", d.screen())
}

func TestMessagesPanelInASCII(t *testing.T) {
	a := New(still{view: world(worlds["parted"])}, Options{ASCII: true})
	a.w, a.h = 80, 24
	a.g.Resize(80, 24)
	a.show(messagePanel, a.view)
	for range 4 { // ways to show it
		a.draw()
		for _, r := range a.g.Plain() {
			if r > 0x7e {
				t.Fatalf("%q is on the screen", r)
			}
		}
		a.press(keyCalled("v"))
	}
}

// What is under way can be laid hands on, and nothing else.
func TestMessagesUnderWay(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.press("8", "z", "d")
	d.shows("select a message that is under way first")
	d.press("up")
	under := d.world.View().Transmissions
	last := d.app.view.MessageName(&under[len(under)-1])
	d.press("d")
	d.press("D")
	d.press("e")
	d.shows("Delay message " + last)
	d.press("ctrl+u", "0", "s", "enter")
	d.shows("expected a time above 0")
	d.press("ctrl+u", "2", "s", "enter")
	said := d.world.said()
	for _, want := range []string{"drop " + last, "duplicate " + last, "delay " + last + " 2s"} {
		if !strings.Contains(said, want) {
			t.Errorf("the world was not told %q, but %q", want, said)
		}
	}
	d.press("esc", "home")
	for range 60 { // to a message that has ended
		if screen := d.screen(); strings.Contains(screen, ", took ") || strings.Contains(screen, ", lost after ") {
			break
		}
		d.press("down")
	}
	d.press("d")
	d.shows("is not under way any more")
}

// One block at a time: that of the selected message, or the one selected in the tree.
func TestMessagesOfOneBlock(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	block := d.world.View().Tips[0].Hash
	d.press("8", "B")
	d.shows("select a message about a block")
	d.press("2", "left", "8", "z", "B")
	d.shows("all kinds, block " + block.Short())
	d.press("B")
	d.hides(", block " + block.Short())
	for range 5 {
		d.press("K")
	}
	d.shows("ask only")
	d.press("K")
	d.shows("all kinds")
}

// Whatever is pressed, with however many nodes and in whatever size, something is drawn
// and what is selected stays selected.
func TestMessagesPanelHolds(t *testing.T) {
	keys := []string{"up", "down", "pgup", "pgdn", "home", "end", "left", "right", "v", "K", "B", "d", "D", "z"}
	rapid.Check(t, func(t *rapid.T) {
		m := made{nodes: rapid.SampledFrom([]int{0, 1, 2, 8, 40, 300}).Draw(t, "nodes"), blocks: rapid.IntRange(0, 9).Draw(t, "blocks"), parted: rapid.Bool().Draw(t, "parted")}
		if m.nodes < 2 {
			m.parted = false
		}
		a := New(still{view: world(m)}, Options{Profile: grid.TrueColor})
		a.w, a.h = rapid.IntRange(60, 250).Draw(t, "w"), rapid.IntRange(15, 80).Draw(t, "h")
		a.g.Resize(a.w, a.h)
		a.show(messagePanel, a.view)
		a.draw()
		panel := a.panel(messagePanel).(*messagesPanel)
		for _, pressed := range rapid.SliceOfN(rapid.SampledFrom(keys), 0, 30).Draw(t, "keys") {
			panel.Key(&host{a}, keyCalled(pressed))
			a.draw()
		}
		before := panel.selected()
		var chosen momentKey
		if before != nil {
			chosen = before.key()
		}
		a.draw()
		if after := panel.selected(); (after == nil) != (before == nil) || after != nil && after.key() != chosen {
			t.Fatalf("%v was selected, now %v", chosen, after)
		}
	})
}

// keyCalled is a key press by its name.
func keyCalled(name string) keymap.Msg {
	if msg, ok := named[name]; ok {
		return msg
	}
	return keymap.Msg{Type: tea.KeyRunes, Runes: []rune(name)}
}

func BenchmarkMessagesPanel(b *testing.B) {
	for _, nodes := range []int{8, 1000} {
		for scale := range scales() {
			b.Run(fmt.Sprintf("nodes=%d/scale=%d", nodes, scale), func(b *testing.B) {
				v := world(made{nodes: nodes, blocks: 30})
				th := Options{Profile: grid.TrueColor}.theme()
				f := &kit.Frame{Grid: th.NewGrid(200, 60), View: v, Theme: th}
				p := &messagesPanel{scale: scale}
				b.ReportAllocs()
				for b.Loop() {
					p.Draw(f, grid.Rect{W: 200, H: 60}, true)
				}
			})
		}
	}
}
