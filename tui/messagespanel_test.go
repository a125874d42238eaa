package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit/kittest"
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
	a := New(still{view: kittest.World(worlds["parted"])}, Options{ASCII: true})
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

// keyCalled is a key press by its name.
func keyCalled(name string) keymap.Msg {
	if msg, ok := named[name]; ok {
		return msg
	}
	return keymap.Msg{Type: tea.KeyRunes, Runes: []rune(name)}
}
