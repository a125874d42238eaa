package help

import (
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/glossary"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/theme"
)

// Here is the part about the keys of the panel that has the focus.
type Here struct {
	Title string
	Keys  []kit.Key
}

// Lines is the help: what the words and signs mean, the keys, and the commands, each from the
// one table that also drives it.
func Lines(f *kit.Frame, here Here, keys *keymap.Map) [][]grid.Span {
	p := page{th: f.Theme}
	p.words(f.Key("L"))
	p.signs()
	p.keys(here, keys)
	p.commands()
	return p.lines
}

// page is the help in the making.
type page struct {
	th    *theme.Theme
	lines [][]grid.Span
}

// head begins a part.
func (p *page) head(title string) {
	if len(p.lines) > 0 {
		p.lines = append(p.lines, nil)
	}
	p.lines = append(p.lines, []grid.Span{{Text: title, Style: p.th.Title}})
}

func (p *page) pair(left, right string, style grid.Style, more ...grid.Span) {
	line := []grid.Span{{Text: "  " + kit.Padded(left, 13), Style: style}, {Text: right, Style: p.th.Text}}
	p.lines = append(p.lines, append(line, more...))
}

func (p *page) note(text string) {
	p.lines = append(p.lines, []grid.Span{{Text: "  " + text, Style: p.th.Dim}})
}

func (p *page) words(library string) {
	p.head("Words")
	p.note(library + " lists the lessons, in which all of this happens.")
	for _, e := range glossary.Entries() {
		if e.Lesson == "" {
			p.pair(e.Word, e.Means, p.th.Accent)
			continue
		}
		p.pair(e.Word, e.Means, p.th.Accent, grid.Span{Text: " (" + e.Lesson + ")", Style: p.th.Dim})
	}
}

func (p *page) signs() {
	p.head("Signs")
	gl := p.th.Glyphs
	for _, s := range []struct {
		sign  rune
		means string
	}{
		{gl.Main, "a block of the best chain, in the colour of the node that found it"},
		{gl.Side, "a block that the best chain left out"},
		{gl.Best, "the tip with the most work; in the node table: the node is on it"},
		{gl.Tip, "another tip that some node still follows"},
		{gl.Kept, "a block that its finder keeps back: nobody else knows it"},
		{gl.Invalid, "a block that breaks a rule; on a link: one end has banned the other"},
		{gl.PointLeft, "the nodes that follow this tip"},
		{gl.New, "a block found a moment ago"},
		{gl.ArrowUp, "a block that a reorganisation has just put on"},
		{gl.ArrowDown, "a block that a reorganisation has just taken off"},
		{gl.Times, "behind a height: how many blocks compete there"},
		{gl.Block, "a block under way"}, {gl.Tx, "a transaction under way"},
		{gl.Inv, "an announcement under way"}, {gl.Sync, "a part of a sync under way"}, {gl.Ask, "a question or its answer under way"},
		{gl.Cut, "a link that is cut"}, {gl.Held, "a link that holds its messages back; in the tree, it leads to a block that is kept back"},
		{gl.PointRight, "on a link or a wall: the one way that is open"},
		{gl.Wall, "the wall between the groups of a partition"},
		{gl.Block, "in the field of many nodes: one on the best tip"},
		{gl.Inv, "there: one that the tip's last blocks have not reached"}, {gl.Away, "there: one on another branch"},
	} {
		p.pair(string(s.sign), s.means, p.th.Accent)
	}
}

func (p *page) keys(here Here, keys *keymap.Map) {
	p.head(here.Title)
	for i, key := range here.Keys {
		if i > 0 && key.Binding == here.Keys[i-1].Binding && key.Says() == here.Keys[i-1].Says() {
			continue // the footer alone has another word
		}
		p.pair(key.Help().Key, key.Says(), p.th.Key)
	}
	for _, g := range keys.Groups() {
		p.head(g.Title)
		for _, b := range g.Keys {
			p.pair(b.Help().Key, b.Help().Desc, p.th.Key)
		}
	}
}

func (p *page) commands() {
	p.head("Commands, typed after :")
	for _, s := range command.Specs() {
		p.pair(s.Name, s.Summary, p.th.Key)
	}
	p.note(":help and a command's name tells all about it, with an example.")
}
