package tui

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/layout"
)

// deck is the panels, and which of them show.
type deck struct {
	panels []kit.Panel
	recent []panelID // by when they had the focus, latest first
	zoom   bool
	laid   layout.Set
	keys   *keymap.Map
	said   known

	moved struct{ from, to panelID } // by the layout, whose panels the focus would have hidden; from 0: it was not
}

// arrange shares out a window among them.
func (d *deck) arrange(w, h, nodes int) layout.Screen {
	return layout.Arrange(w, h, layout.Wishes{Panels: d.known().places, Rows: nodes, Zoom: d.zoom, Recent: d.recent, Layout: d.laid.Chosen(), Changes: d.laid.Changes})
}

// panel is the one of an id.
func (d *deck) panel(id panelID) kit.Panel { return d.panels[id-1] }

// longKey is how many columns a key may take before the name of its panel.
const longKey = 3

// numbered is a panel's name behind the key that shows it.
func (d *deck) numbered(id panelID, name string) string {
	if key := panelKey(d.keys, id); key != "" && grid.Width(key) <= longKey {
		return key + " " + name
	}
	return name
}

// focused is the panel that has the keys.
func (d *deck) focused() kit.Panel { return d.panel(d.recent[0]) }

// looking is the filter of the panel that has the focus, or nil.
func (d *deck) looking(v *view.View) *kit.Filter {
	if p, ok := d.focused().(kit.Filtered); ok {
		return p.Filter(v)
	}
	return nil
}

// show gives the focus to a panel.
func (d *deck) show(p panelID, v *view.View) {
	if f := d.looking(v); f != nil {
		f.Typing = false
	}
	for i, left := range d.panels {
		if left, ok := left.(kit.Leaver); ok && panelID(i+1) != p {
			left.Leave()
		}
	}
	for i, r := range d.recent {
		if r == p {
			d.recent = append(d.recent[:i], d.recent[i+1:]...)
			break
		}
	}
	d.recent = append([]panelID{p}, d.recent...)
}

// chooser is the panel in which a block can be selected for others, or nil.
func (d *deck) chooser() kit.Chooser {
	for _, p := range d.panels {
		if p, ok := p.(kit.Chooser); ok {
			return p
		}
	}
	return nil
}

// chosenBlock is the block that is selected there; zero for none.
func (d *deck) chosenBlock() chain.Hash {
	if c := d.chooser(); c != nil {
		return c.Block()
	}
	return chain.Hash{}
}

// everywhere gives a key to the panels that act on some without the focus.
func (d *deck) everywhere(h kit.Host, msg keymap.Msg) bool {
	for _, p := range d.panels {
		if p, acts := p.(kit.Everywhere); acts && p.KeyEverywhere(h, msg) {
			return true
		}
	}
	return false
}

// filterKey gives a key to the filter that is typed in the focused panel, or begins or
// drops one, and says whether it was one for it.
func (d *deck) filterKey(h kit.Host, msg keymap.Msg) bool {
	f, k := d.looking(h.View()), h.Keys()
	switch {
	case f == nil:
		if keymap.Pressed(msg, k.Filter) {
			h.Refuse("there is no list to look through in this panel")
			return true
		}
		return false
	case f.Typing:
		f.Handle(k, msg)
		if p, ok := d.focused().(kit.Finder); ok && !f.Typing && f.On() {
			p.Found(h)
		}
	case keymap.Pressed(msg, k.Filter):
		f.Typing = true
	case keymap.Pressed(msg, k.Escape) && f.On():
		f.Drop()
	default:
		return false
	}
	return true
}

// click acts on a click in a slot: on its tabs, or on what the panel in it shows.
func (d *deck) click(h kit.Host, s layout.Slot, x, y int) {
	d.show(s.Active, h.View())
	if y == s.Rect.Y {
		for _, t := range d.tabsOf(s) {
			if x >= t.from && x < t.to {
				d.show(t.panel, h.View())
			}
		}
		return
	}
	if c, ok := d.panel(s.Active).(kit.Clicker); ok && s.Inside().Contains(x, y) {
		c.Click(h, x, y)
	}
}
