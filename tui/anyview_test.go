package tui

import (
	"bytes"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/terminal"
)

// Whatever lies over the panels, these keys do what they always do.
func TestKeysOverOverlays(t *testing.T) {
	opened := func(key string) *hand {
		d := newHand(t, worlds["parted"], 80, 24)
		d.world.edit(func(v *view.View) { upset(v, 2, 3*netsim.Second, 0, 1, 2) })
		d.look()
		d.press(key)
		return d
	}
	for _, over := range []string{"i", "r", "?"} {
		for key, shows := range map[string]string{":": "enter run", "?": "a page of the ledger", "ctrl+p": "Palette"} {
			if key == "?" && over != "i" {
				continue // closes it
			}
			d := opened(over)
			if key == "ctrl+p" {
				d.give(ctrlP)
			} else {
				d.press(key)
			}
			d.shows(shows)
			if n := len(d.app.overlays); n != 2 {
				t.Errorf("%s over %s: %d things lie over the panels, expected 2", key, over, n)
			}
		}
		d := opened(over)
		before := d.app.th.Name
		d.press("t")
		if d.app.th.Name == before {
			t.Errorf("t over %s: the theme stays %s", over, before)
		}
	}
}

// ctrl+l writes the whole screen, also while a line is typed and where nothing fits.
func TestScreenIsDrawnAnew(t *testing.T) {
	for name, keys := range map[string][]string{"panels": {"esc"}, "a line": {":", "hea"}, "a form": {"s"}, "inspector": {"i"}} {
		for _, size := range []tea.WindowSizeMsg{{Width: 80, Height: 24}, {Width: 20, Height: 5}} {
			var out bytes.Buffer
			d := newHandWith(t, worlds["eight"], size.Width, size.Height, Options{Output: &out})
			d.press(keys...)
			redraw := func(msg tea.Msg) string {
				out.Reset()
				d.app.Update(msg)
				d.app.paint()
				return out.String()
			}
			whole := redraw(size) // as after a resize
			if again := redraw(tea.KeyMsg{Type: tea.KeyCtrlL}); again != whole || whole == "" {
				t.Errorf("%s, %dx%d: ctrl+l writes %d bytes, expected the %d of a screen", name, size.Width, size.Height, len(again), len(whole))
			}
			if more := redraw(tea.KeyMsg{Type: tea.KeyF12}); more != "" {
				t.Errorf("%s, %dx%d: the key after it writes %q", name, size.Width, size.Height, more)
			}
		}
	}
}

// ctrl+z goes to the shell from everywhere; here it says why it cannot.
func TestSuspendOverOverlays(t *testing.T) {
	for _, over := range []string{"i", "?", ":", "s"} {
		d := newHand(t, worlds["eight"], 80, 24)
		d.press(over)
		_, cmd := d.app.Update(tea.KeyMsg{Type: tea.KeyCtrlZ})
		if terminal.HasShell() {
			if cmd == nil || cmd() != tea.Suspend() {
				t.Errorf("ctrl+z over %s does not go to the shell", over)
			}
			continue
		}
		d.press("esc")
		d.shows("there is no shell to go back to")
	}
}
