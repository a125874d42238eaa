package tui

import (
	"slices"

	"example.com/sosocoin/tui/footer"
	"example.com/sosocoin/tui/help"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/layout"
)

// known is what the panels say of themselves. They say the same all the time, so they are
// asked once and not for every frame.
type known struct {
	specs  []kit.Spec
	places []layout.Panel
	keys   [][]kit.Key
	other  [][]kit.Key // keys of other panels that are told of while one has the focus
}

// known asks the panels, or remembers what they said.
func (d *deck) known() *known {
	if k := &d.said; len(k.specs) == len(d.panels) {
		return k
	}
	d.said = known{places: placesOf(d.panels)}
	everywhere := make([][]kit.Key, len(d.panels))
	for i, p := range d.panels {
		s := p.Spec()
		d.said.specs = append(d.said.specs, s)
		d.said.keys = append(d.said.keys, s.Bindings(d.keys))
		everywhere[i] = s.Everywhere(d.keys)
	}
	for i := range d.panels {
		others := slices.Concat(slices.Delete(slices.Clone(everywhere), i, i+1)...)
		d.said.other = append(d.said.other, others)
	}
	return &d.said
}

// told are the keys that the footer can tell of.
func (d *deck) told() footer.Keys {
	k, at := d.known(), d.recent[0]-1
	return footer.Keys{Panel: k.specs[at].Name, Here: k.keys[at], Played: k.other[at]}
}

// here is the keys of the panel that has the focus.
func (d *deck) here() help.Here {
	k, at := d.known(), d.recent[0]-1
	return help.Here{Title: "Here, in panel " + k.specs[at].Name, Keys: k.keys[at]}
}
