package tui

import (
	"testing"

	"example.com/sosocoin/tui/kit"
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
	areas := append(areasOf(newPanels()), kit.AreaNone, kit.AreaSquare)
	for _, size := range [][2]int{{200, 60}, {120, 40}, {150, 24}, {80, 50}, {80, 24}, {60, 15}} {
		shown := map[panelID]int{}
		for _, s := range arrange(size[0], size[1], 8, false, nil, areas).slots {
			for _, p := range s.panels {
				shown[p]++
			}
		}
		for i := range areas {
			if shown[panelID(i+1)] != 1 {
				t.Errorf("%v: panel %d is shown in %d places, expected one", size, i+1, shown[panelID(i+1)])
			}
		}
	}
}
