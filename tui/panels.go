package tui

import (
	"cmp"
	"slices"

	"example.com/sosocoin/tui/kit"
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

// panelID names a panel; its number is the key that shows it.
type panelID int

// panelNamed is the id of a panel by its name, or 0.
func panelNamed(panels []kit.Panel, name string) panelID {
	return panelID(slices.IndexFunc(panels, func(p kit.Panel) bool { return p.Spec().Name == name }) + 1)
}

// areasOf are the areas that the panels would like, in their order.
func areasOf(panels []kit.Panel) []kit.Area {
	areas := make([]kit.Area, len(panels))
	for i, p := range panels {
		areas[i] = p.Spec().Area
	}
	return areas
}

// firstShown are the panels that show at first where several share an area.
func firstShown(areas []kit.Area) []panelID {
	var ids []panelID
	for _, area := range []kit.Area{kit.AreaTop, kit.AreaBroad, kit.AreaNode, kit.AreaEvents} {
		if i := slices.Index(areas, area); i >= 0 {
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
