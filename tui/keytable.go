package tui

// Key is a key as the help shows it, and what it does.
type Key struct{ Shown, Does string }

// KeyGroup is a section of the table of keys.
type KeyGroup struct {
	Title string
	Keys  []Key
}

// Keys lists all keys of the dashboard as its help does: for documents.
func Keys() []KeyGroup {
	keys := defaultKeys()
	var groups []KeyGroup
	for _, g := range keys.groups() {
		group := KeyGroup{Title: g.title}
		for _, b := range g.keys {
			group.Keys = append(group.Keys, Key{b.Help().Key, b.Help().Desc})
		}
		groups = append(groups, group)
	}
	return groups
}
