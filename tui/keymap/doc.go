// Package keymap is the dashboard's one table of keys. Every key press is matched against it,
// and the footer, the help and the documents are made from it, so that they cannot disagree.
//
// Each action has a name, by which a user gives it other keys. Those of one panel are
// declared by that panel (Panel, Declared), and found by their names (Map.Own):
//
//	keys, err := keymap.With(panels, []keymap.Rebinding{{Action: "mine-one", Keys: []string{"f5"}}})
//	if keymap.Pressed(msg, keys.MineOne) { ... }
package keymap
