package netmap

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// entry is a piece of the legend. Where there is no room for all, those with the
// highest rank go first.
type entry struct {
	mark string
	text string
	s    grid.Style
	rank int
}

// foot explains the picture: the marks, and where there is a line more, the selected node.
func (p *picture) foot(r grid.Rect) {
	top, legend := r.SplitTop(r.H - 1)
	About(p.g, top, p.v, p.th, p.selected)
	p.legend(legend)
}

// About tells in the line of r what a node does and with whom it is linked.
func About(g *grid.Grid, r grid.Rect, v *view.View, th *theme.Theme, id int) {
	at := place(v, id)
	if at < 0 || r.Empty() {
		return
	}
	n := &v.Nodes[at]
	text := n.State.String()
	if !n.Tip.IsZero() {
		text += fmt.Sprintf(" on %s, height %d", n.Tip.Short(), n.Height)
	}
	spans := []grid.Span{{Text: n.Name, Style: th.Node(n.ID).WithBold()}, {Text: " " + text, Style: th.Dim}}
	for i, id := range v.Linked(n.ID) {
		between := " "
		if i == 0 {
			between = ", linked with "
		}
		spans = append(spans, grid.Span{Text: between, Style: th.Dim}, grid.Span{Text: v.Name(id), Style: th.Node(id)})
	}
	g.Spans(r, spans)
}

// legend explains the marks in one line: always those of messages, and those of faults
// while there are any.
func (p *picture) legend(r grid.Rect) {
	if r.Empty() {
		return
	}
	entries := p.entries(r.W)
	for rank := 9; rank > 0 && legendWidth(entries) > r.W; rank-- {
		kept := entries[:0]
		for _, e := range entries {
			if e.rank < rank {
				kept = append(kept, e)
			}
		}
		entries = kept
	}
	var spans []grid.Span
	for i, e := range entries {
		if i > 0 {
			spans = append(spans, grid.Span{Text: "  "})
		}
		spans = append(spans, grid.Span{Text: e.mark, Style: e.s}, grid.Span{Text: " " + e.text, Style: p.th.Dim})
	}
	p.g.Spans(r, spans)
}

func legendWidth(entries []entry) int {
	n := 0
	for i, e := range entries {
		n += grid.Width(e.mark) + 1 + grid.Width(e.text)
		if i > 0 {
			n += 2
		}
	}
	return n
}

// partition says in words which groups cannot hear each other.
func (p *picture) partition(groups []string) string {
	if p.v.OneWay && len(groups) == 2 {
		return groups[1] + " hears " + groups[0] + ", not back"
	}
	return "partition " + strings.Join(groups, "|")
}

// entries returns the whole legend for a line of that many columns.
func (p *picture) entries(room int) []entry {
	gl := &p.th.Glyphs
	var all []entry
	message := func(k view.MessageKind, rank int) {
		mark, s := p.messageLook(k)
		all = append(all, entry{string(mark), k.String(), s, rank})
	}
	message(view.BlockMessage, 0)
	message(view.TxMessage, 2)
	message(view.InvMessage, 3)
	message(view.SyncMessage, 4)
	message(view.AskMessage, 5)
	if p.matrix {
		all = append(all, entry{string(gl.Link), "link", p.th.Link, 6})
	}
	if len(p.v.Groups) > 1 {
		mark, text := string(gl.Wall), p.partition(p.v.Groups)
		if grid.Width(text) > room/2 {
			text = p.partition(groupNames(p.v))
		}
		if p.v.OneWay {
			mark += string(gl.PointRight)
		}
		all = append(all, entry{mark, text, p.th.Wall, 1})
	}
	var cut, held, oneWay, banned bool
	for i := range p.v.Links {
		l := &p.v.Links[i]
		cut, held, oneWay, banned = cut || l.Cut, held || l.Held, oneWay || l.Open != view.BothWays, banned || l.Banned
	}
	if cut {
		all = append(all, entry{string(gl.Cut), "cut", p.th.LinkCut, 1})
	}
	if held {
		all = append(all, entry{string(gl.Held), "held", p.th.Notice, 1})
	}
	if banned {
		all = append(all, entry{string(gl.Invalid), "banned", p.th.Notice, 1})
	}
	if oneWay && !p.matrix {
		all = append(all, entry{string(gl.PointRight), "one way", p.th.LinkCut, 1})
	}
	return all
}
