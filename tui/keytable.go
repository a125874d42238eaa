package tui

import (
	"fmt"
	"io"

	"github.com/charmbracelet/bubbles/key"
)

// Key is an action by its name, its keys as the help shows them, and what it does.
type Key struct{ Action, Shown, Does string }

// KeyGroup is a section of the table of keys.
type KeyGroup struct {
	Title string
	Keys  []Key
}

// Keys lists all keys of the dashboard as its help does: for documents. Those of list are
// given away first; a list that CheckKeys refuses changes nothing.
func Keys(list []Rebinding) []KeyGroup {
	keys := keysFor(list)
	named := map[string]string{}
	keys.each(func(action string, b *key.Binding) { named[b.Help().Desc] = action })
	var groups []KeyGroup
	for _, g := range keys.groups() {
		group := KeyGroup{Title: g.title}
		for _, b := range g.keys {
			group.Keys = append(group.Keys, Key{named[b.Help().Desc], b.Help().Key, b.Help().Desc})
		}
		groups = append(groups, group)
	}
	return groups
}

// CheckKeys refuses what keys cannot be: names of no action and of no key, and two actions
// with one key. The error is a *KeyError.
func CheckKeys(list []Rebinding) error {
	_, err := keysWith(list)
	return err
}

// WriteKeys writes the keys with the names of their actions, as a table to read.
func WriteKeys(out io.Writer, list []Rebinding) error {
	for _, g := range Keys(list) {
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

// keysFor is the key map with other keys for some actions; the usual one where CheckKeys
// would refuse.
func keysFor(list []Rebinding) keyMap {
	k, err := keysWith(list)
	if err != nil {
		return defaultKeys()
	}
	return k
}
