package tui

import (
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// newHelp opens the help, in which one can look for something.
func newHelp(a *App) *kit.TextBox {
	return &kit.TextBox{Title: "Help", Lines: func(f *kit.Frame) [][]grid.Span { return helpLines(f, a) }, Searched: true}
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
	title, keys := a.deck.here(&a.keys)
	head(title)
	for i, key := range keys {
		if i > 0 && key.Binding == keys[i-1].Binding && key.Says() == keys[i-1].Says() {
			continue // the footer alone has another word
		}
		pair(key.Help().Key, key.Says(), th.Key, 12)
	}
	for _, g := range a.keys.Groups() {
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
