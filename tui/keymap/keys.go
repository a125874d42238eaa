package keymap

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"example.com/sosocoin/tui/edit"
)

// Map is the one table of keys: it is matched against every key press, and
// the footer and the help screen are drawn from it, so they cannot disagree.
type Map struct {
	Pause, Step, NextBlock, Slower, Faster     key.Binding
	MineOne, MineOnOff, Send, Link, Cut, Sync  key.Binding
	Partition, Heal                            key.Binding
	NextPanel, PrevPanel, Panel, Zoom          key.Binding
	View, Reorg                                key.Binding
	Sort, Reverse                              key.Binding
	Filter, NextMatch, PrevMatch               key.Binding
	Palette, Copy, Picture                     key.Binding
	Drop, Delay, Duplicate, Kinds, OneBlock    key.Binding
	Up, Down, Left, Right, PageUp, PageDown    key.Binding
	Home, End, Enter, Escape                   key.Binding
	Prompt, Help, Quit, Interrupt              key.Binding
	Suspend, Redraw                            key.Binding
	BackBlock, OnBlock, BackTime, OnTime, Undo key.Binding
	NextPage, PrevPage, Hint, Show, Library    key.Binding
	Inspect, Life, Before                      key.Binding
	EditHome, EditEnd, CharLeft, CharRight     key.Binding
	WordLeft, WordRight, KillWord, KillNext    key.Binding
	KillLine, KillRest, Del, Search            key.Binding
	NextTheme                                  key.Binding
}

// Binding is an action with its keys, how they are shown, and what the action does.
type Binding = key.Binding

// Meaning is a binding with what it does in one panel.
func Meaning(b Binding, what string) Binding {
	b.SetHelp(b.Help().Key, what)
	return b
}

// InRows are the keys that move a cursor over rows.
func (k *Map) InRows() []Binding {
	return []Binding{k.Up, k.Down, k.PageUp, k.PageDown, k.Home, k.End}
}

// InList are those of a list that can be looked through.
func (k *Map) InList() []Binding { return append(k.InRows(), k.Filter, k.NextMatch, k.PrevMatch) }

// InTable are those of a list in columns.
func (k *Map) InTable() []Binding { return append([]Binding{k.Sort, k.Reverse}, k.InList()...) }

func bind(shown, what string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, what))
}

func Default() Map {
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

		NextPage: bind("n", "go on, to the next page", "n"),
		PrevPage: bind("b", "back to the page before, and the world with it", "b"),
		Hint:     bind("H", "a hint for what is to do", "H"),
		Show:     bind("S", "show how it is done", "S"),
		Library:  bind("L", "list the lessons and scenarios, and back", "L"),

		MineOne:   bind("m", "mine one block on the selected node", "m"),
		MineOnOff: bind("M", "start or stop mining on the selected node", "M"),
		Send:      bind("s", "send coins", "s"),
		Sync:      bind("y", "sync: the selected node pulls its peers' chains", "y"),

		Link:      bind("c", "connect two nodes", "c"),
		Cut:       bind("x", "cut, unlink or mend a link", "x"),
		Partition: bind("p", "partition the network", "p"),
		Heal:      bind("P", "heal: end the partition, mend cut links", "P"),

		Drop:      bind("d", "drop the selected message that is under way", "d"),
		Delay:     bind("e", "delay it: it arrives later", "e"),
		Duplicate: bind("D", "duplicate it: a copy follows", "D"),
		Kinds:     bind("K", "show one kind of messages only, and on to the next kind", "K"),
		OneBlock:  bind("B", "show what was said of the selected block only, and back", "B"),

		NextPanel: bind("tab", "next panel", "tab"),
		PrevPanel: bind("shift+tab", "previous panel", "shift+tab"),
		Panel:     bind("1-8", "go to a panel", "1", "2", "3", "4", "5", "6", "7", "8"),
		Zoom:      bind("z", "zoom the panel, and back", "z"),
		View:      bind("v", "show the panel another way", "v"),
		Reorg:     bind("r", "tell of a reorganisation: the selected block's, the log line's, or the newest", "r"),

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

		Prompt:    bind(":", "type a command", ":"),
		Palette:   bind("ctrl+p", "find any command, key, node or scenario by its name", "ctrl+p"),
		Copy:      bind("Y", "copy the hash or address under the cursor", "Y"),
		Picture:   bind("w", "save the screen as an SVG picture", "w"),
		Help:      bind("?", "help", "?"),
		NextTheme: bind("t", "other colours: the next theme", "t"),
		Quit:      bind("q", "quit", "q"),
		Interrupt: bind("ctrl+c", "quit at once", "ctrl+c"),
		Suspend:   bind("ctrl+z", "back to the shell for a while", "ctrl+z"),
		Redraw:    bind("ctrl+l", "draw the whole screen anew, where something else wrote on it", "ctrl+l"),

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

// Section is a section of the help screen.
type Section struct {
	Title string
	Keys  []key.Binding
}

// LineGroup is the section of the keys in a line under edit.
const LineGroup = "In the command line"

func (k *Map) Groups() []Section {
	return []Section{
		{"Time", []key.Binding{k.Pause, k.Step, k.NextBlock, k.Slower, k.Faster, k.BackBlock, k.OnBlock, k.BackTime, k.OnTime, k.Undo}},
		{"Nodes", []key.Binding{k.MineOne, k.MineOnOff, k.Send, k.Sync}},
		{"Network", []key.Binding{k.Link, k.Cut, k.Partition, k.Heal}},
		{"Blocks and transactions", []key.Binding{k.Inspect, k.Life, k.Before}},
		{"Lessons and scenarios", []key.Binding{k.NextPage, k.PrevPage, k.Hint, k.Show, k.Library}},
		{"Panels", []key.Binding{k.NextPanel, k.PrevPanel, k.Panel, k.Zoom, k.View, k.Reorg}},
		{"In a panel", []key.Binding{k.Up, k.Down, k.Left, k.Right, k.PageUp, k.PageDown, k.Home, k.End, k.Enter, k.Escape}},
		{"In a list", []key.Binding{k.Sort, k.Reverse, k.Filter, k.NextMatch, k.PrevMatch}},
		{"In panel Messages", []key.Binding{k.Drop, k.Delay, k.Duplicate, k.Kinds, k.OneBlock}},
		{"Program", []key.Binding{k.Prompt, k.Palette, k.Help, k.Copy, k.Picture, k.NextTheme, k.Quit, k.Interrupt, k.Suspend, k.Redraw}},
		{LineGroup, []key.Binding{k.EditHome, k.EditEnd, k.CharLeft, k.CharRight, k.WordLeft, k.WordRight, k.Del, k.KillWord, k.KillNext, k.KillLine, k.KillRest, k.Search}},
	}
}

// Hint is a key of the footer: its short name, with lower ones kept longer when
// the window is narrow.
type Hint struct {
	Binding key.Binding
	Word    string
	Rank    int
}

// Line are the keys of a line under edit.
func (k *Map) Line() edit.Keys {
	return edit.Keys{
		Start: k.EditHome, End: k.EditEnd, CharLeft: k.CharLeft, CharRight: k.CharRight, WordLeft: k.WordLeft, WordRight: k.WordRight,
		Delete: k.Del, DeleteWordLeft: k.KillWord, DeleteWordRight: k.KillNext, DeleteLeft: k.KillLine, DeleteRight: k.KillRest,
	}
}

// Footer lists the keys that the bottom line names, in the order shown.
func (k *Map) Footer() []Hint {
	return []Hint{
		{k.Pause, "pause", 2}, {k.Step, "step", 4}, {k.NextBlock, "block", 8}, {bind(k.Slower.Help().Key+"/"+strings.Fields(k.Faster.Help().Key)[0], ""), "speed", 5},
		{k.MineOne, "mine", 3}, {k.MineOnOff, "on/off", 10}, {k.Send, "send", 6}, {k.Link, "connect", 11},
		{k.Cut, "cut", 12}, {k.Sync, "sync", 14}, {k.Partition, "partition", 7}, {k.Heal, "heal", 9}, {k.Inspect, "inspect", 11},
		{bind(k.BackBlock.Help().Key+" "+k.OnBlock.Help().Key, ""), "back/forward", 16}, {k.NextPanel, "panel", 13}, {k.Zoom, "zoom", 15}, {k.Prompt, "command", 8}, {k.Help, "help", 0}, {k.Quit, "quit", 1},
	}
}

// Msg is a key press; only single characters and pastes reach the panels.
type Msg = tea.KeyMsg

// Pressed says whether msg is a key of the binding.
func Pressed(msg Msg, b key.Binding) bool { return key.Matches(msg, b) }
