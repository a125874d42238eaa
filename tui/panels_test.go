package tui

import (
	"testing"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/layout"
)

// The panels by their keys.
const (
	nodesPanel panelID = iota + 1
	treePanel
	netPanel
	detailPanel
	logPanel
	chartsPanel
	lessonPanel
	messagePanel

	panelCount = int(messagePanel)
)

// Every panel has a name of its own and keys to tell of, and the keys that show panels are
// as many.
func TestPanels(t *testing.T) {
	d := newHand(t, worlds["eight"], 120, 40)
	names := map[string]bool{}
	for i, p := range d.app.panels {
		s := p.Spec()
		if s.Name == "" || names[s.Name] || panelNamed(d.app.panels, s.Name) != panelID(i+1) {
			t.Errorf("panel %d is called %q", i+1, s.Name)
		}
		names[s.Name] = true
		if len(s.Keys(&d.app.keys)) == 0 {
			t.Errorf("panel %s has no keys to tell of", s.Name)
		}
	}
	if len(d.app.panels) != panelCount || len(d.app.keys.Panel.Keys()) != panelCount {
		t.Errorf("%d panels and %d keys for them, expected %d", len(d.app.panels), len(d.app.keys.Panel.Keys()), panelCount)
	}
}

// A panel that no area suits, and a second one for an area, find a place on every screen.
func TestMorePanelsFindAPlace(t *testing.T) {
	places := append(placesOf(newPanels()), layout.Panel{Name: "None", Area: kit.AreaNone}, layout.Panel{Name: "Square", Area: kit.AreaSquare})
	for _, size := range [][2]int{{200, 60}, {120, 40}, {150, 24}, {80, 50}, {80, 24}, {60, 15}} {
		shown := map[panelID]int{}
		for _, s := range layout.Arrange(size[0], size[1], layout.Wishes{Panels: places, Rows: 8}).Slots {
			for _, p := range s.Panels {
				shown[p]++
			}
		}
		for i := range places {
			if shown[panelID(i+1)] != 1 {
				t.Errorf("%v: panel %d is shown in %d places, expected one", size, i+1, shown[panelID(i+1)])
			}
		}
	}
}

// page is a panel with a key of its own.
type page struct{ name string }

func (p page) Spec() kit.Spec {
	return kit.Spec{Name: p.name, Keys: func(k *keymap.Map) []kit.Key { return []kit.Key{{Binding: k.Own(p.tear()), Word: "tear"}} },
		Own: keymap.Own{Keys: []keymap.Declared{{Action: p.tear(), Does: "tear out " + p.name, Keys: []string{"T"}}}}}
}

func (p page) tear() keymap.Action { return keymap.Action("tear-" + p.name) }

func (p page) Draw(f *kit.Frame, r grid.Rect, _ bool) string {
	f.Text(r, "this is "+p.name, f.Theme.Text)
	return ""
}

func (p page) Key(h kit.Host, msg keymap.Msg) bool {
	if keymap.Pressed(msg, *h.Keys().Own(p.tear())) {
		h.Say("torn out of "+p.name, nil)
		return true
	}
	return false
}

// Panels beyond the eighth are reached: by a digit up to the tenth, and all by tab, by the
// palette and by their names; their keys stand in the footer, the help and the palette.
func TestPanelsBeyondTheDigits(t *testing.T) {
	d := newHand(t, worlds["eight"], 80, 24)
	for _, name := range []string{"Nine", "Ten", "Eleven"} {
		d.app.panels = append(d.app.panels, page{name})
	}
	d.app.keys = keymap.New(keysOf(d.app.panels))
	d.press("9")
	d.shows("this is Nine")
	d.shows("T tear")
	d.press("0")
	d.shows("this is Ten")
	d.shows("│0 Ten│Eleven")
	d.press("tab")
	d.shows("this is Eleven")
	d.press("T")
	d.shows("torn out of Eleven")
	d.press("tab")
	if d.app.recent[0] != nodesPanel {
		t.Errorf("tab leads from the last panel to panel %d", d.app.recent[0])
	}
	d.give(keymap.Press("ctrl+p"))
	d.press("panel eleven", "enter")
	d.shows("this is Eleven")
	d.press("1")
	d.give(keymap.Press("ctrl+p"))
	d.press("tear out Ten", "enter")
	d.shows("torn out of Ten")
	d.shows("this is Ten")
	d.press("1", ":panel ele", "enter")
	d.shows("this is Eleven")
	d.press(":panel Elven", "enter")
	d.shows(`no panel is called "Elven"; did you mean Eleven?`)
	d.press("esc", "esc", ":panel zzz", "enter")
	d.shows("expected Nodes, Tree, Net")
	d.press("esc", "esc", "?", "/", "In panel Eleven")
	d.shows("tear out Eleven")
}
