package tui

import (
	"cmp"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// newPanels are the panels of the dashboard, in the order of their keys.
func newPanels() []kit.Panel {
	return []kit.Panel{
		&nodesTable{},
		&treeView{},
		&netView{},
		newDetailView(),
		&logView{},
		newChartsView(),
		&lessonView{},
		&messagesPanel{},
	}
}

// panelID names a panel; its number is the key that shows it.
type panelID int

// panel is the one of an id.
func (a *App) panel(id panelID) kit.Panel { return a.panels[id-1] }

// focused is the panel that has the keys.
func (a *App) focused() kit.Panel { return a.panel(a.recent[0]) }

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

// chooser is the panel in which a block can be selected for others, or nil.
func (a *App) chooser() kit.Chooser {
	for _, p := range a.panels {
		if p, ok := p.(kit.Chooser); ok {
			return p
		}
	}
	return nil
}

// chosenBlock is the block that is selected there; zero for none.
func (a *App) chosenBlock() chain.Hash {
	if c := a.chooser(); c != nil {
		return c.Block()
	}
	return chain.Hash{}
}

// pressEverywhere gives a key to the panels that act on some without the focus.
func (a *App) pressEverywhere(msg keymap.Msg) (cmd tea.Cmd, ok bool) {
	for _, p := range a.panels {
		if p, acts := p.(kit.Everywhere); acts {
			if cmd, ok := a.keyTo(p.KeyEverywhere, msg); ok {
				return cmd, true
			}
		}
	}
	return nil, false
}
