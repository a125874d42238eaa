package kit

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
)

// Host is what a panel and what lies over the panels may ask of the program that shows
// them. What the world is asked is asked after the key has been handled.
type Host interface {
	View() *view.View // the newest picture of the world
	Keys() *keymap.Map

	Selected() int // the node that keys act on
	Select(node int)
	Show(panel string) // gives the focus to a panel, by its name

	// Back gives the focus from a panel back to the one that had it before, and says whether
	// it had it. What stood in its place shows again.
	Back(panel string) bool

	Do(line string) // a command, whose answer goes to the status line
	Ask(line string, reply func(answer string, err error))
	Busy() bool // something that was asked is not answered yet
	Say(answer string, err error)
	Refuse(why string) // says why a key did nothing

	// Halt drops what was typed ahead, since what was to come before it was not done, and
	// says what was left out for that.
	Halt() (note string)

	// Sure says whether a command may be carried out. Where something would be lost by it,
	// the user is asked first, and it may be when the same key is pressed again.
	Sure(c command.Command) bool
	Block() chain.Hash // the block that is selected in the tree; zero for none

	Open(o Overlay)
	Close(o Overlay)
	Inspect(s view.Subject, life bool)
	Reorg(wanted func(*view.Reorg) bool) // tells of the newest reorganisation that is wanted

	Pass(msg keymap.Msg)       // gives a key to what it does everywhere
	Steer(msg keymap.Msg) bool // gives a key to what steers time, and says whether it was one for that
}

// Overlay is something on top of the panels that has the keys to itself.
type Overlay interface {
	Draw(f *Frame, body grid.Rect)
	Key(h Host, msg keymap.Msg)
}
