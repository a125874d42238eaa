package tui

import (
	"errors"
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

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

// saveLayout writes down how the panels stand, and goes over to that layout.
func saveLayout(a *App, c command.Layout, reply func(answer string, err error)) tea.Cmd {
	rows, err := layoutRows(a, c)
	if err != nil {
		reply("", err)
		return nil
	}
	l, _, err := layout.Parse(c.As, rows, namesOf(a.panels))
	if err != nil {
		reply("", err)
		return nil
	}
	save := func() (answer string, err error) {
		file, err := a.saves(c.As, rows)
		return "layout " + c.As + " is in " + file, err
	}
	return aside(save, func(answer string, err error) {
		if err == nil {
			a.laid.Add(l)
			a.prompt.Layouts = a.laid.Words()
			answer += "; " + a.keys.NextLayout.Help().Key + " goes round"
		}
		reply(answer, err)
	})
}

// layoutRows are those of the panels as they stand, if they can be saved.
func layoutRows(a *App, c command.Layout) ([]string, error) {
	switch err := layout.CheckName(c.As); {
	case err != nil:
		return nil, err
	case a.saves == nil:
		return nil, errors.New("there is no file of settings to save a layout in")
	case a.zoom:
		return nil, fmt.Errorf("%s has the whole screen; %s ends that", a.focused().Spec().Name, a.keys.Zoom.Help().Key)
	case a.laid.Has(c.As) && !a.session.Sure(c.String()):
		return nil, fmt.Errorf("there is a layout %s already: enter again writes over it", c.As)
	}
	return a.layout.Rows(func(id panelID) string { return a.panel(id).Spec().Name }), nil
}

// lead has those panels show that the layout is about. The focus goes to one of them, since it
// would hide another where several share a slot, and comes back with the next layout in which
// it has a place.
func (d *deck) lead() {
	if d.moved.from > 0 && d.recent[0] == d.moved.to {
		d.recent = first(slices.Concat([]panelID{d.moved.from}, d.recent))
	}
	d.moved.from = 0
	var recent []panelID
	for _, name := range d.laid.Chosen().Leads() {
		recent = append(recent, panelNamed(d.panels, name))
	}
	if here := d.recent[0]; len(recent) == 0 || slices.Contains(recent, here) {
		recent = slices.Insert(recent, 0, here)
	} else {
		d.moved.from, d.moved.to = here, recent[0]
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
