package tui

import (
	"strings"
	"testing"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// What the footer says of the focused panel is true: each of its keys does something, to the
// world or on the screen.
func TestKeysOfTheFooterDoSomething(t *testing.T) {
	for _, world := range []string{"eight"} {
		for id := panelID(1); int(id) <= panelCount; id++ {
			for _, before := range [][]string{nil, {"up"}, {"enter"}} {
				for i := 0; ; i++ {
					d := newHand(t, worlds[world], 60, 24)
					d.app.show(id, d.app.view)
					d.press(before...)
					if len(d.app.overlays) > 0 {
						break
					}
					key, any := footerKey(d, i)
					if !any {
						break
					}
					screen, said := d.screen(), d.world.said()
					d.give(keymap.Press(key.Keys()[0]))
					if d.screen() == screen && d.world.said() == said {
						t.Errorf("%s, panel %d after %q: %s %s does nothing:\n%s", world, id, before, key.Help().Key, key.Word, screen)
					}
				}
			}
		}
	}
}

// footerKey is the i-th of the keys of the focused panel that the footer can name now. Keys
// that only move something are left out: at an end they do nothing.
func footerKey(d *hand, i int) (kit.Key, bool) {
	h := &host{d.app}
	for _, key := range d.app.told().Here {
		moves := key.Binding == &d.app.keys.Up || key.Binding == &d.app.keys.Down || key.Binding == &d.app.keys.Left || key.Binding == &d.app.keys.Right
		if key.Word == "" || moves || !key.Applies(h) {
			continue
		}
		if i--; i < 0 {
			return key, true
		}
	}
	return kit.Key{}, false
}

// Of one key the footer says one thing at a time, in all panels.
func TestFooterSaysOneThingOfAKey(t *testing.T) {
	for _, world := range []string{"eight", "empty", "deep"} {
		d := newHand(t, worlds[world], 120, 40)
		for id := panelID(1); int(id) <= panelCount; id++ {
			d.app.show(id, d.app.view)
			d.screen()
			words := map[string]string{}
			for _, key := range d.app.told().Here {
				name := key.Keys()[0]
				if key.Word == "" || !key.Applies(&host{d.app}) {
					continue
				}
				if other := words[name]; other != "" {
					t.Errorf("%s, panel %d: %s is both %s and %s", world, id, name, other, key.Word)
				}
				words[name] = key.Word
			}
		}
	}
}

// A lesson's keys are told of in all panels, and those of a message where one is selected.
func TestFooterTellsOfWhatIsSelected(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	d.press("8")
	d.hides("d drop")
	d.press("up")
	for range 20 {
		if at := d.screen(); strings.Contains(at, "d drop  e delay  D copy") {
			break
		}
		d.press("up")
	}
	d.shows("d drop  e delay  D copy")
	d.world.edit(func(v *view.View) { v.Script = aLesson() })
	d.look()
	d.press("1")
	d.shows("n skip  b back  H hint  S show how  space")
	d.press("7")
	d.shows("Lesson  n skip  b back  H hint  S show how  L all lessons")
}

// What lies over the panels says in the bottom line which keys it has.
func TestFooterHasTheKeysOfWhatLiesOver(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want string
	}{
		{[]string{"?"}, "esc close"},
		{[]string{"?", "/"}, "enter keep"},
		{[]string{"?", "/", "fork", "enter"}, "/ change it"},
		{[]string{"p"}, "enter partition"},
		{[]string{"s"}, "enter send"},
		{[]string{"i"}, "esc close"},
		{[]string{":"}, "enter run"},
		{[]string{":", "help seek", "enter"}, "esc close"},
		{[]string{"'"}, "a-z go to"},
		{[]string{"/"}, "enter keep"},
		{[]string{"?", ":"}, "enter run"},
		{[]string{"?", "esc"}, "? help"},
	} {
		for _, size := range [][2]int{{60, 15}, {120, 40}} {
			d := newHand(t, worlds["eight"], size[0], size[1])
			d.press(c.keys...)
			lines := strings.Split(strings.TrimRight(d.screen(), "\n"), "\n")
			if last := lines[len(lines)-1]; !strings.Contains(last, c.want) {
				t.Errorf("after %q in %dx%d the bottom line is %q, expected %q", c.keys, size[0], size[1], last, c.want)
			}
		}
	}
}
