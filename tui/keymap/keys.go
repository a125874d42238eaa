package keymap

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/edit"
)

// Map is the one table of keys: it is matched against every key press, and
// the footer and the help screen are drawn from it, so they cannot disagree. Its fields are
// the keys that belong to no one panel; those of a panel are in own.
type Map struct {
	Pause, Step, NextBlock, Slower, Faster     key.Binding
	MineOne, MineOnOff, Send, Link, Cut, Sync  key.Binding
	Partition, Heal, Strategy                  key.Binding
	NextPanel, PrevPanel, Panel, Zoom          key.Binding
	Jump, NextLayout, Grow, Shrink, Swap       key.Binding
	View, Reorg                                key.Binding
	Sort, Reverse                              key.Binding
	Filter, NextMatch, PrevMatch               key.Binding
	Palette, Situations, NewWorld              key.Binding
	Copy, Picture                              key.Binding
	Up, Down, Left, Right, PageUp, PageDown    key.Binding
	Home, End, Enter, Escape                   key.Binding
	Prompt, Help, Quit, Interrupt              key.Binding
	Suspend, Redraw                            key.Binding
	BackBlock, OnBlock, BackTime, OnTime, Undo key.Binding
	Inspect, Life, Before                      key.Binding
	EditHome, EditEnd, CharLeft, CharRight     key.Binding
	WordLeft, WordRight, KillWord, KillNext    key.Binding
	KillLine, KillRest, Del, Search            key.Binding
	NextTheme                                  key.Binding

	own []ownKeys
}

// Binding is an action with its keys, how they are shown, and what the action does.
type Binding = key.Binding

func bind(shown, what string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, what))
}

// Default is the map with no panel's keys.
func Default() Map { return New(nil) }

// New is the map with the usual keys, those of the panels among them.
func New(panels []Panel) Map {
	k := common()
	k.Panel = numbers(len(panels))
	for _, p := range panels {
		k.own = append(k.own, ownOf(p))
	}
	return k
}

// common are the keys that belong to no one panel.
func common() Map {
	return Map{
		Pause:     bind("space", "pause or resume", " "),
		Step:      bind(".", "step to the next message that arrives", "."),
		NextBlock: bind(">", "run to the next block found", ">"),
		Slower:    bind("-", "halve the speed", "-"),
		Faster:    bind("+", "double the speed, up to max", "+", "="),

		BackBlock: bind("[", "back to before the newest block", "["),
		OnBlock:   bind("]", "forward to the next block", "]"),
		BackTime:  bind("{", "back ten seconds", "{"),
		OnTime:    bind("}", "forward ten seconds", "}"),
		Undo:      bind("u", "undo the last command", "u"),

		MineOne:   bind("m", "mine one block on the selected node", "m"),
		MineOnOff: bind("M", "start or stop mining on the selected node", "M"),
		Send:      bind("s", "send coins", "s"),
		Sync:      bind("y", "sync: the selected node pulls its peers' chains", "y"),

		Strategy: bind("a", "strategy of the selected node: honest, or an attack", "a"),

		Link:      bind("c", "connect two nodes", "c"),
		Cut:       bind("x", "cut, unlink or mend a link", "x"),
		Partition: bind("p", "partition the network", "p"),
		Heal:      bind("P", "heal: end the partition, mend cut links", "P"),

		NextPanel:  bind("tab", "next panel", "tab"),
		PrevPanel:  bind("shift+tab", "previous panel", "shift+tab"),
		Zoom:       bind("z", "zoom the panel, and back", "z"),
		Jump:       bind("'", "go to any panel or row in sight by a letter that it gets", "'"),
		NextLayout: bind("Z", "lay the panels out in another way: the next layout", "Z"),
		Grow:       bind(")", "make the panel larger", ")"),
		Shrink:     bind("(", "make the panel smaller", "("),
		Swap:       bind("|", "have the panel change places with the next one", "|"),
		View:       bind("v", "show the panel another way", "v"),
		Reorg:      bind("r", "tell of a reorganisation: the selected block's, the log line's, or the newest", "r"),

		Sort:    bind("o", "sort the list by the next column", "o"),
		Reverse: bind("O", "turn the list's order round", "O"),

		Filter:    bind("/", "look for something in the list; esc shows all again", "/"),
		NextMatch: bind("n", "to the next row found, while something is looked for", "n"),
		PrevMatch: bind("N", "to the row found before", "N"),

		Up:       bind("↑ k", "up", "up", "k"),
		Down:     bind("↓ j", "down", "down", "j"),
		Left:     bind("← h", "left; previous tab of the Node panel", "left", "h"),
		Right:    bind("→ l", "right; next tab of the Node panel", "right", "l"),
		PageUp:   bind("pgup", "one page up", "pgup", "ctrl+b"),
		PageDown: bind("pgdn", "one page down", "pgdown", "ctrl+f"),
		Home:     bind("home", "to the start", "home", "g"),
		End:      bind("end", "to the end; follow what is new", "end", "G"),
		Enter:    bind("enter", "open: a node's details, a block's transactions", "enter"),
		Inspect:  bind("i", "inspect the selected block or transaction in depth", "i"),
		Life:     bind("f", "follow its life over all nodes", "f"),
		Before:   bind("bksp", "back to what was inspected before", "backspace"),
		Escape:   bind("esc", "leave", "esc"),

		Prompt:     bind(":", "type a command", ":"),
		Palette:    bind("ctrl+p", "find any command, key, node or scenario by its name", "ctrl+p"),
		Situations: bind("F", "situations: bring one about that is to be shown, such as a race", "F"),
		NewWorld:   bind("W", "build a new world by form", "W"),
		Copy:       bind("Y", "copy the hash or address under the cursor", "Y"),
		Picture:    bind("w", "save the screen as an SVG picture", "w"),
		Help:       bind("?", "help", "?"),
		NextTheme:  bind("t", "other colours: the next theme", "t"),
		Quit:       bind("q", "quit", "q"),
		Interrupt:  bind("ctrl+c", "quit at once", "ctrl+c"),
		Suspend:    bind("ctrl+z", "back to the shell for a while", "ctrl+z"),
		Redraw:     bind("ctrl+l", "draw the whole screen anew, where something else wrote on it", "ctrl+l"),

		EditHome:  bind("ctrl+a", "to the start of the line", "home", "ctrl+a"),
		EditEnd:   bind("ctrl+e", "to the end of the line", "end", "ctrl+e"),
		CharLeft:  bind("ctrl+b", "one character left, as ← does", "ctrl+b"),
		CharRight: bind("ctrl+f", "one character right, as → does", "ctrl+f"),
		WordLeft:  bind("alt+b", "one word left", "alt+b", "ctrl+left", "alt+left"),
		WordRight: bind("alt+f", "one word right", "alt+f", "ctrl+right", "alt+right"),
		Del:       bind("del", "delete under the cursor", "delete", "ctrl+d"),
		KillWord:  bind("ctrl+w", "delete the word before the cursor", "ctrl+w", "alt+backspace"),
		KillNext:  bind("alt+d", "delete the word after the cursor", "alt+d", "alt+delete"),
		KillLine:  bind("ctrl+u", "delete up to the cursor", "ctrl+u"),
		KillRest:  bind("ctrl+k", "delete from the cursor on", "ctrl+k"),
		Search:    bind("ctrl+r", "to an earlier line that has what is typed", "ctrl+r"),
	}
}

// Line are the keys of a line under edit.
func (k *Map) Line() edit.Keys {
	return edit.Keys{
		Start: k.EditHome, End: k.EditEnd, CharLeft: k.CharLeft, CharRight: k.CharRight, WordLeft: k.WordLeft, WordRight: k.WordRight,
		Delete: k.Del, DeleteWordLeft: k.KillWord, DeleteWordRight: k.KillNext, DeleteLeft: k.KillLine, DeleteRight: k.KillRest,
	}
}

// Msg is a key press; only single characters and pastes reach the panels.
type Msg = tea.KeyMsg

// Pressed says whether msg is a key of the binding.
func Pressed(msg Msg, b key.Binding) bool { return key.Matches(msg, b) }
