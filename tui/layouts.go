package tui

import (
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/tui/layout"
)

// laid is how the panels are laid out: one of some layouts, and what the user has made of it.
type laid struct {
	layouts []layout.Layout
	at      int
	changes layout.Changes
}

func newLaid(o Options) laid {
	l := laid{layouts: append(layout.Presets(), o.Layouts...)}
	l.at = max(0, slices.Index(l.names(), o.Layout))
	return l
}

func (l *laid) names() []string {
	names := make([]string, len(l.layouts))
	for i := range l.layouts {
		names[i] = l.layouts[i].Name
	}
	return names
}

// words are what the command can be told.
func (l *laid) words() []string { return append(l.names(), layout.Words()...) }

// choose goes to a layout by its name, "" is the next.
func (l *laid) choose(name string) (answer string, err error) {
	names := l.names()
	at := slices.Index(names, name)
	switch {
	case name == "":
		at = (l.at + 1) % len(names)
	case at < 0:
		hint := "expected " + strings.Join(l.words(), ", ")
		if near := lex.Nearest(name, l.words()); near != "" {
			hint = "did you mean " + near + "?"
		}
		return "", fmt.Errorf("no layout is called %.40q; %s", name, hint)
	}
	l.at = at
	if about := l.layouts[at].About; about != "" {
		return "layout " + names[at] + ": " + about, nil
	}
	return "layout " + names[at], nil
}

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
		d.laid.changes = layout.Changes{}
		return "the panels stand as the layout has them", nil
	}
	answer, err = d.laid.choose(c.Name)
	if err == nil {
		d.zoom = false
		d.lead()
	}
	return answer, err
}

// lead has those panels show that the layout is about, beside the one with the focus.
func (d *deck) lead() {
	recent := d.recent[:1:1]
	for _, name := range d.laid.layouts[d.laid.at].Leads() {
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
	changes, ok := d.laid.changes.Grown(d.recent[0], steps)
	switch {
	case d.zoom:
		return "", fmt.Errorf("%s has the whole screen; %s ends that", name, d.keys.Zoom.Help().Key)
	case !ok:
		return "", fmt.Errorf("%s is %s", name, end)
	}
	d.laid.changes = changes
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
	d.laid.changes = d.laid.changes.Swapped(here, other)
	d.recent = slices.DeleteFunc(d.recent, func(p panelID) bool { return p == other })
	d.recent = slices.Insert(d.recent, 1, other)
	return d.focused().Spec().Name + " and " + d.panel(other).Spec().Name + " have changed places", nil
}
