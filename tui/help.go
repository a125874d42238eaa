package tui

import (
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/glossary"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/panel/lesson"
	"example.com/sosocoin/tui/theme"
)

// newHelp opens the help, in which one can look for something.
func newHelp(a *App) *kit.TextBox {
	return &kit.TextBox{
		Title: "Help", Lines: func(f *kit.Frame) [][]grid.Span { return helpLines(f, a) }, Searched: true,
		Leads: func(k *keymap.Map) *keymap.Binding { return k.Own(lesson.Library) },
	}
}

// helpLines is the help screen: what the words and signs mean, the keys, and the
// commands, each from the one table that also drives it.
func helpLines(f *kit.Frame, a *App) [][]grid.Span {
	h := helpPage{th: f.Theme}
	h.words(f.Key("L"))
	h.signs()
	h.keys(a)
	h.commands()
	return h.lines
}

// helpPage is the help in the making.
type helpPage struct {
	th    *theme.Theme
	lines [][]grid.Span
}

// head begins a part.
func (h *helpPage) head(title string) {
	if len(h.lines) > 0 {
		h.lines = append(h.lines, nil)
	}
	h.lines = append(h.lines, []grid.Span{{Text: title, Style: h.th.Title}})
}

func (h *helpPage) pair(left, right string, style grid.Style, more ...grid.Span) {
	line := []grid.Span{{Text: "  " + kit.Padded(left, 13), Style: style}, {Text: right, Style: h.th.Text}}
	h.lines = append(h.lines, append(line, more...))
}

func (h *helpPage) note(text string) {
	h.lines = append(h.lines, []grid.Span{{Text: "  " + text, Style: h.th.Dim}})
}

func (h *helpPage) words(library string) {
	h.head("Words")
	h.note(library + " lists the lessons, in which all of this happens.")
	for _, e := range glossary.Entries() {
		if e.Lesson == "" {
			h.pair(e.Word, e.Means, h.th.Accent)
			continue
		}
		h.pair(e.Word, e.Means, h.th.Accent, grid.Span{Text: " (" + e.Lesson + ")", Style: h.th.Dim})
	}
}

func (h *helpPage) signs() {
	h.head("Signs")
	gl := h.th.Glyphs
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
		{gl.Cut, "a link that is cut"}, {gl.Held, "a link that holds its messages back; in the tree, it leads to a block that its finder keeps back"},
		{gl.PointRight, "on a link or a wall: the one way that is open"},
		{gl.Wall, "the wall between the groups of a partition"},
		{gl.Block, "in the field of many nodes: one on the best tip"},
		{gl.Inv, "there: one that the tip's last blocks have not reached"}, {gl.Away, "there: one on another branch"},
	} {
		h.pair(string(s.sign), s.means, h.th.Accent)
	}
}

func (h *helpPage) keys(a *App) {
	title, keys := a.deck.here()
	h.head(title)
	for i, key := range keys {
		if i > 0 && key.Binding == keys[i-1].Binding && key.Says() == keys[i-1].Says() {
			continue // the footer alone has another word
		}
		h.pair(key.Help().Key, key.Says(), h.th.Key)
	}
	for _, g := range a.keys.Groups() {
		h.head(g.Title)
		for _, b := range g.Keys {
			h.pair(b.Help().Key, b.Help().Desc, h.th.Key)
		}
	}
}

func (h *helpPage) commands() {
	h.head("Commands, typed after :")
	for _, s := range command.Specs() {
		h.pair(s.Name, s.Summary, h.th.Key)
	}
	h.note(":help and a command's name tells all about it, with an example.")
}
