package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/layout"
	"example.com/sosocoin/tui/panel/charts"
	"example.com/sosocoin/tui/panel/lesson"
	"example.com/sosocoin/tui/panel/log"
	"example.com/sosocoin/tui/panel/messages"
	"example.com/sosocoin/tui/panel/network"
	"example.com/sosocoin/tui/panel/node"
	"example.com/sosocoin/tui/panel/nodes"
	"example.com/sosocoin/tui/panel/tree"
)

// newPanels are the panels of the dashboard, in the order of their keys.
func newPanels() []kit.Panel {
	return []kit.Panel{
		&nodes.Panel{},
		&tree.Panel{},
		&network.Panel{},
		node.New(),
		&log.Panel{},
		charts.New(),
		&lesson.Panel{},
		&messages.Panel{},
	}
}

// PanelKeys are the keys of the panels, for the table of all keys.
func PanelKeys() []keymap.Panel { return keysOf(newPanels()) }

// PanelNames are what the panels are called.
func PanelNames() []string { return namesOf(newPanels()) }

func keysOf(panels []kit.Panel) []keymap.Panel {
	all := make([]keymap.Panel, len(panels))
	for i, p := range panels {
		s := p.Spec()
		all[i] = keymap.Panel{Name: s.Name, Own: s.Own, Uses: func(k *keymap.Map) []*keymap.Binding {
			var used []*keymap.Binding
			for _, key := range s.Bindings(k) {
				used = append(used, key.Binding)
			}
			return used
		}}
	}
	return all
}

// panelID names a panel; its number is the key that shows it.
type panelID = layout.ID

// panelNamed is the id of a panel by its name, or 0.
func panelNamed(panels []kit.Panel, name string) panelID {
	return panelID(slices.IndexFunc(panels, func(p kit.Panel) bool { return p.Spec().Name == name }) + 1)
}

// namesOf are what the panels are called.
func namesOf(panels []kit.Panel) []string {
	names := make([]string, len(panels))
	for i, p := range panels {
		names[i] = p.Spec().Name
	}
	return names
}

// find is the panel that a name, or the first letters of one, leads to.
func (d *deck) find(name string) (panelID, error) {
	names := namesOf(d.panels)
	fits := func(fit func(name string) bool) panelID { return panelID(slices.IndexFunc(names, fit) + 1) }
	if id := fits(func(n string) bool { return strings.EqualFold(n, name) }); id > 0 {
		return id, nil
	}
	if id := fits(func(n string) bool { return len(name) <= len(n) && strings.EqualFold(n[:len(name)], name) }); id > 0 {
		return id, nil
	}
	hint := "expected " + strings.Join(names, ", ")
	if near := lex.Nearest(name, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	return 0, fmt.Errorf("no panel is called %.40q; %s", name, hint)
}

// placesOf are the panels as far as their places go, in their order.
func placesOf(panels []kit.Panel) []layout.Panel {
	places := make([]layout.Panel, len(panels))
	for i, p := range panels {
		s := p.Spec()
		places[i] = layout.Panel{Name: s.Name, Area: s.Area}
	}
	return places
}

// firstShown are the panels that show at first where several share an area.
func firstShown(places []layout.Panel) []panelID {
	var ids []panelID
	for _, area := range []kit.Area{kit.AreaTop, kit.AreaBroad, kit.AreaNode, kit.AreaEvents} {
		if i := slices.IndexFunc(places, func(p layout.Panel) bool { return p.Area == area }); i >= 0 {
			ids = append(ids, panelID(i+1))
		}
	}
	return ids
}

// titleOf is what a panel is called above its frame.
func titleOf(p kit.Panel, f *kit.Frame) string {
	if p, ok := p.(kit.Titled); ok {
		return p.Title(f)
	}
	s := p.Spec()
	return cmp.Or(s.Title, s.Name)
}
