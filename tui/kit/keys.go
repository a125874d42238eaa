package kit

import (
	"cmp"

	"example.com/sosocoin/tui/keymap"
)

// Key is a key that a panel acts on. One action may stand several times, where what it
// does depends on what there is.
type Key struct {
	*keymap.Binding
	Does string            // what it does in this panel; "" for what it does by itself
	Word string            // for it in the footer, which leaves out keys without one
	When func(h Host) bool // it does something now; nil: it always does
	Here bool              // though it counts everywhere, it is told of in its own panel only
}

// Says is what the help says of the key.
func (k *Key) Says() string { return cmp.Or(k.Does, k.Help().Desc) }

// Applies says whether the key does something now.
func (k *Key) Applies(h Host) bool { return k.When == nil || k.When(h) }

// InRows are the keys that move a cursor over rows.
func InRows(k *keymap.Map) []Key {
	return []Key{{Binding: &k.Up, Word: "select"}, {Binding: &k.Down, Word: "select"}, {Binding: &k.PageUp}, {Binding: &k.PageDown}, {Binding: &k.Home}, {Binding: &k.End}}
}

// InList are those of a list that can be looked through.
func InList(k *keymap.Map, p Filtered) []Key {
	found := func(h Host) bool { f := p.Filter(h.View()); return f != nil && f.On() }
	listed := func(h Host) bool { return p.Filter(h.View()) != nil }
	return append([]Key{
		{Binding: &k.Filter, Word: "find", When: listed},
		{Binding: &k.NextMatch, Word: "next", When: found}, {Binding: &k.PrevMatch, Word: "before", When: found},
		{Binding: &k.Escape, Does: "show all rows again", Word: "all", When: found},
	}, InRows(k)...)
}

// InTable are those of a list in columns.
func InTable(k *keymap.Map, p Filtered) []Key {
	listed := func(h Host) bool { return p.Filter(h.View()) != nil }
	return append([]Key{{Binding: &k.Sort, Word: "sort", When: listed}, {Binding: &k.Reverse, When: listed}}, InList(k, p)...)
}

// SomeNodes says whether there is a node that keys can act on.
func SomeNodes(h Host) bool { return len(h.View().Nodes) > 0 }

// SomeReorg says whether there is a reorganisation to tell of.
func SomeReorg(h Host) bool { return len(h.View().Reorgs) > 0 }
