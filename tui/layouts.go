package tui

import (
	"fmt"
	"slices"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/layout"
)

// lay lays the panels out otherwise. s is how they stand now.
func (d *deck) lay(c command.Layout, s layout.Screen) (answer string, err error) {
	switch c.Name {
	case "grow":
		return d.grow(1, "as large as it gets")
	case "shrink":
		return d.grow(-1, "as small as it gets")
	case command.SwapPanels:
		return d.swap(c.Panel, s)
	case "reset":
		d.laid.Changes = layout.Changes{}
		return "the panels stand as the layout has them", nil
	}
	if err := d.laid.Choose(c.Name); err != nil {
		return "", err
	}
	d.zoom = false
	d.lead()
	return d.laid.Chosen().String(), nil
}

// lead has those panels show that the layout is about, beside the one with the focus.
func (d *deck) lead() {
	recent := d.recent[:1:1]
	for _, name := range d.laid.Chosen().Leads() {
		recent = append(recent, panelNamed(d.panels, name))
	}
	d.recent = first(slices.Concat(recent, firstShown(d.known().places), d.recent))
}

// first leaves out what has been in a list before.
func first(list []panelID) []panelID {
	var once []panelID
	for _, id := range list {
		if !slices.Contains(once, id) {
			once = append(once, id)
		}
	}
	return once
}

func (d *deck) grow(steps int, end string) (answer string, err error) {
	name := d.focused().Spec().Name
	changes, ok := d.laid.Changes.Grown(d.recent[0], steps)
	switch {
	case d.zoom:
		return "", fmt.Errorf("%s has the whole screen; %s ends that", name, d.keys.Zoom.Help().Key)
	case !ok:
		return "", fmt.Errorf("%s is %s", name, end)
	}
	d.laid.Changes = changes
	return "", nil
}

// swap has the panel with the focus change places with another one: that of a name, or the
// one that shows in the next slot. Both show then.
func (d *deck) swap(name string, s layout.Screen) (answer string, err error) {
	here := d.recent[0]
	var other panelID
	if name != "" {
		if other, err = d.find(name); err != nil {
			return "", err
		}
	} else if next := s.Next(here); next != nil {
		other = next.Active
	}
	switch {
	case other == here:
		return "", fmt.Errorf("%s has that place; expected another panel", d.focused().Spec().Name)
	case other == 0:
		return "", fmt.Errorf("there is no other place to change with; %s shows more panels", d.keys.Zoom.Help().Key)
	}
	d.laid.Changes = d.laid.Changes.Swapped(here, other)
	d.recent = slices.DeleteFunc(d.recent, func(p panelID) bool { return p == other })
	d.recent = slices.Insert(d.recent, 1, other)
	return d.focused().Spec().Name + " and " + d.panel(other).Spec().Name + " have changed places", nil
}
