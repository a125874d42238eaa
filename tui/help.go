package tui

import (
	"github.com/charmbracelet/bubbles/key"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// newHelp opens the help, in which one can look for something.
func newHelp(a *App) *kit.TextBox {
	return &kit.TextBox{Title: "Help", Lines: func(f *kit.Frame) [][]grid.Span { return helpLines(f, a) }, Searched: true}
}

// here is the keys of the panel that has the focus.
func here(k *keymap.Map, p panelID) keymap.Section {
	rows := []key.Binding{k.Up, k.Down, k.PageUp, k.PageDown, k.Home, k.End}
	list := append(rows, k.Filter, k.NextMatch, k.PrevMatch)
	table := append([]key.Binding{k.Sort, k.Reverse}, list...)
	var keys []key.Binding
	switch p {
	case nodesPanel:
		keys = append([]key.Binding{k.Enter, k.MineOne, k.MineOnOff, k.Send, k.Sync, k.Link, k.Cut, k.View, k.Copy}, table...)
	case treePanel:
		keys = append([]key.Binding{k.Enter, k.Life, k.Reorg, k.View, k.Copy, k.Left, k.Right}, rows...)
	case netPanel:
		keys = []key.Binding{
			meaning(k.Left, "to the node before"), meaning(k.Right, "to the next node"),
			meaning(k.Up, "to the link before, of the selected node"), meaning(k.Down, "to the next link of the selected node"),
			meaning(k.Enter, "change the selected link; without one, open the node"),
			meaning(k.Cut, "cut or mend the selected link"), meaning(k.Escape, "select no link"),
			meaning(k.View, "a map or a matrix"), k.PageUp, k.PageDown, k.Home, k.End,
		}
	case detailPanel:
		keys = append([]key.Binding{k.Left, k.Right, k.Enter, k.Inspect, k.Life, k.View, k.Copy}, table...)
	case logPanel:
		keys = append([]key.Binding{k.Reorg, k.Copy}, list...)
	case chartsPanel:
		keys = []key.Binding{
			meaning(k.View, "what was last, the whole run, or the list of figures"),
			meaning(k.Up, "to the chart before"), meaning(k.Down, "to the next chart"),
			meaning(k.Enter, "make the chart large, and back"), meaning(k.Escape, "back to all charts"),
			meaning(k.Left, "read the large chart further back"), meaning(k.Right, "read it further on"),
			meaning(k.Home, "to the oldest value"), meaning(k.End, "to the newest value, and follow it"),
		}
	case lessonPanel:
		keys = append([]key.Binding{k.NextPage, k.PrevPage, k.Hint, k.Show, k.Library}, list...)
	case messagePanel:
		keys = append([]key.Binding{k.Drop, k.Delay, k.Duplicate, k.Kinds, k.OneBlock, k.View, k.Left, k.Right}, list...)
	}
	name := panelNames[p]
	if p == messagePanel {
		name = "Messages" // the short name is for narrow tabs
	}
	return keymap.Section{Title: "Here, in panel " + name, Keys: keys}
}

// meaning is a key with what it does in one panel.
func meaning(b key.Binding, what string) key.Binding {
	b.SetHelp(b.Help().Key, what)
	return b
}

// helpLines is the help screen: the key map, what the signs mean, and the
// commands, each from the one table that also drives it.
func helpLines(f *kit.Frame, a *App) [][]grid.Span {
	th := f.Theme
	var lines [][]grid.Span
	head := func(s string) {
		if len(lines) > 0 {
			lines = append(lines, nil)
		}
		lines = append(lines, []grid.Span{{Text: s, Style: th.Title}})
	}
	pair := func(left, right string, style grid.Style, width int) {
		lines = append(lines, []grid.Span{{Text: "  " + kit.Padded(left, width), Style: style}, {Text: right, Style: th.Text}})
	}
	for _, g := range append([]keymap.Section{here(&a.keys, a.recent[0])}, a.keys.Groups()...) {
		head(g.Title)
		for _, b := range g.Keys {
			pair(b.Help().Key, b.Help().Desc, th.Key, 12)
		}
	}
	head("Signs")
	gl := th.Glyphs
	for _, s := range []struct {
		sign  rune
		means string
	}{
		{gl.Main, "a block of the best chain, in the colour of the node that found it"},
		{gl.Side, "a block that the best chain left out"},
		{gl.Best, "the tip with the most work; in the node table: the node is on it"},
		{gl.Tip, "another tip that some node still follows"},
		{gl.Invalid, "a block that breaks a rule"},
		{gl.PointLeft, "the nodes that follow this tip"},
		{gl.New, "a block found a moment ago"},
		{gl.ArrowUp, "a block that a reorganisation has just put on"},
		{gl.ArrowDown, "a block that a reorganisation has just taken off"},
		{gl.Times, "behind a height: how many blocks compete there"},
		{gl.Block, "a block under way"}, {gl.Tx, "a transaction under way"},
		{gl.Inv, "an announcement under way"}, {gl.Sync, "a part of a sync under way"}, {gl.Ask, "a question or its answer under way"},
		{gl.Cut, "a link that lets nothing pass"},
		{gl.Wall, "the wall between the groups of a partition"},
	} {
		pair(string(s.sign), s.means, th.Accent, 12)
	}
	head("Commands, typed after :")
	for _, s := range command.Specs() {
		pair(s.Name, s.Summary, th.Key, 12)
	}
	lines = append(lines, nil, []grid.Span{{Text: "  :help and a command's name tells all about it, with an example.", Style: th.Dim}})
	return lines
}
