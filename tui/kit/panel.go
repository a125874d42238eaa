package kit

import (
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/narrate"
)

// Panel is one view of the world.
type Panel interface {
	Spec() Spec
	// Draw fills the inside of the panel's frame and returns what the frame's upper right
	// corner says.
	Draw(f *Frame, r grid.Rect, focused bool) (caption string)
	// Key acts on a key press while the panel has the focus and says whether it was one for
	// it. Others do what they do everywhere.
	Key(h Host, msg keymap.Msg) bool
}

// Spec is what the dashboard has to know of a panel to find it a place, to name it and to
// tell of its keys.
type Spec struct {
	Name  string // by which it is shown
	Short string // in a row of tabs; "" for Name
	Title string // above it, where there is room; "" for Name
	Area  Area
	Own   keymap.Own // the keys that it brings along

	// Keys are all that it acts on, the most useful first: for the help and the footer.
	Keys func(k *keymap.Map) []Key // nil: none
}

// Bindings are the panel's keys in a map.
func (s *Spec) Bindings(k *keymap.Map) []Key {
	if s.Keys == nil {
		return nil
	}
	return s.Keys(k)
}

// Everywhere are those that are worth telling of while another panel has the focus.
func (s *Spec) Everywhere(k *keymap.Map) []Key {
	if !s.Own.Everywhere {
		return nil
	}
	return slices.DeleteFunc(s.Bindings(k), func(key Key) bool {
		return key.Here || !slices.ContainsFunc(s.Own.Keys, func(d keymap.Declared) bool { return k.Own(d.Action) == key.Binding })
	})
}

// InTabs is the panel's name in a row of tabs.
func (s *Spec) InTabs() string { return cmp.Or(s.Short, s.Name) }

// Area is the part of a screen that suits a panel, where there is room for it. A panel
// that has none shares what is left with others.
type Area int

// The areas.
const (
	AreaNone Area = iota
	AreaTop       // a table that is as high as it has rows
	AreaBroad
	AreaSquare
	AreaNode // the selected node in depth
	AreaEvents
	AreaGraphs
	AreaProse
)

// Panels can do more than they must. What they have of this the dashboard finds out by
// itself.
type (
	// Titled has a title that depends on what there is to see.
	Titled interface{ Title(f *Frame) string }

	// Owned is about one node, whom the caption names where the title has no room for it.
	Owned interface{ Whose(v *view.View) string }

	// Clicker has things that the mouse can choose. Click acts on a press of the left button
	// at a cell inside its frame; the panel has the focus by then.
	Clicker interface{ Click(h Host, x, y int) }

	// Roller is moved by the wheel otherwise than by the keys up and down.
	Roller interface{ Roll(by int, across bool) }

	// Filtered has a list in which one can look for something. The filter is nil while there
	// is none.
	Filtered interface{ Filter(v *view.View) *Filter }

	// Finder acts on it when what is looked for is settled.
	Finder interface{ Found(h Host) }

	// Copier has something under its cursor that is worth a copy: a hash, an address. The
	// text is "" for nothing.
	Copier interface {
		Copy(v *view.View) (what, text string)
	}

	// Pointer can have a block or a transaction under its cursor.
	Pointer interface {
		Under(v *view.View) (s view.Subject, ok bool)
	}

	// Chooser can have a block selected for other panels to tell of; zero for none.
	Chooser interface{ Block() chain.Hash }

	// Follower is told of a node that was selected elsewhere.
	Follower interface{ Follow(node int) }

	// Teller can tell the moment in words.
	Teller interface{ Story(f *Frame) narrate.Story }

	// Sayer shows what a scenario or a lesson says. SaysAll is whether its newest words, and what
	// there is to do, were in sight when it was drawn.
	Sayer interface{ SaysAll() bool }

	// Leaver is told when another panel gets the focus.
	Leaver interface{ Leave() }

	// Caller says of each new picture whether there is something new that has to be seen.
	Caller interface{ Calls(v *view.View) bool }

	// Everywhere acts on keys also while another panel has the focus.
	Everywhere interface {
		KeyEverywhere(h Host, msg keymap.Msg) bool
	}
)
