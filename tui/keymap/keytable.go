package keymap

import (
	"fmt"
	"io"
)

// Key is an action by its name, its keys as the help shows them, and what it does.
type Key struct{ Action, Shown, Does string }

// Group is a section of the table of keys.
type Group struct {
	Title string
	Keys  []Key
}

// Table lists all keys of the dashboard as its help does: for documents. Those of list are
// given away first; a list that Check refuses changes nothing.
func Table(panels []Panel, list []Rebinding) []Group {
	keys := For(panels, list)
	named := keys.named()
	var groups []Group
	for _, g := range keys.Groups() {
		group := Group{Title: g.Title}
		for _, b := range g.Keys {
			group.Keys = append(group.Keys, Key{named[b], b.Help().Key, b.Help().Desc})
		}
		groups = append(groups, group)
	}
	return groups
}

// Check refuses what keys cannot be: names of no action and of no key, and two actions
// with one key. The error is a *Error.
func Check(panels []Panel, list []Rebinding) error {
	_, err := With(panels, list)
	return err
}

// Write writes the keys with the names of their actions, as a table to read.
func Write(out io.Writer, panels []Panel, list []Rebinding) error {
	for _, g := range Table(panels, list) {
		if _, err := fmt.Fprintln(out, g.Title); err != nil {
			return err
		}
		for _, k := range g.Keys {
			if _, err := fmt.Fprintf(out, "  %-12s  %-10s  %s\n", k.Action, k.Shown, k.Does); err != nil {
				return err
			}
		}
	}
	return nil
}

// For is the key map with other keys for some actions; the usual one where Check
// would refuse.
func For(panels []Panel, list []Rebinding) Map {
	k, err := With(panels, list)
	if err != nil {
		return New(panels)
	}
	return k
}
