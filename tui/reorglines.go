package tui

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// The columns of the card's lines.
const (
	cardLabel  = 9
	cardBranch = 30 // where the screen has it
)

// labelled is a line of the card with its label, in cells.
func (f *frame) labelled(label string, spans ...grid.Span) []grid.Span {
	return append([]grid.Span{{Text: padded(label, cardLabel-1), Style: f.th.Dim}}, spans...)
}

// reorgHead tells who left which branch when.
func (f *frame) reorgHead(r *view.Reorg) [][]grid.Span {
	const most = 6
	who := []grid.Span{}
	for i, m := range r.Moves[:min(len(r.Moves), most)] {
		name, style := f.node(m.Node)
		if i > 0 {
			name = ", " + name
		}
		who = append(who, grid.Span{Text: name, Style: style})
	}
	if more := len(r.Moves) - most; more > 0 {
		who = append(who, grid.Span{Text: " and " + plural(more, "more node"), Style: f.th.Text})
	}
	when := "t " + seconds(r.Moves[0].At)
	if r.At > r.Moves[0].At {
		when += ", the last of them " + millis(r.At-r.Moves[0].At) + " later"
	}
	common := "h" + count(int(r.Common.Height)) + " " + r.Common.Hash.Short() + ", the last block of both branches"
	return [][]grid.Span{
		f.labelled("nodes", who...),
		f.labelled("when", grid.Span{Text: when, Style: f.th.Text}),
		f.labelled("ancestor", grid.Span{Text: common, Style: f.th.Text}),
	}
}

// reorgBlocks puts the two branches side by side, height by height.
func (f *frame) reorgBlocks(r *view.Reorg, facts *view.ReorgFacts) [][]grid.Span {
	th, width := f.th, f.branchWidth()
	head := func(arrow rune, list []view.ReorgBlock, what string, style grid.Style) grid.Span {
		return grid.Span{Text: padded(string(arrow)+" "+plural(len(list), "block")+" "+what, width-1), Style: style}
	}
	lines := [][]grid.Span{f.labelled("", head(th.Glyphs.ArrowDown, facts.Off, "taken off", th.Notice), head(th.Glyphs.ArrowUp, facts.On, "put on", th.Good))}
	for i := range max(len(facts.Off), len(facts.On)) {
		line := f.labelled("h" + count(int(r.Common.Height)+1+i))
		line = append(line, f.reorgBlock(facts.Off, i, width)...)
		lines = append(lines, append(line, f.reorgBlock(facts.On, i, width)...))
	}
	work := func(list []view.ReorgBlock) string {
		sum := 0.0
		for i := range list {
			sum += list[i].Work
		}
		return scaled(sum) + "H"
	}
	return append(lines, f.labelled("work", grid.Span{Text: padded(work(facts.Off), width-1), Style: th.Dim}, grid.Span{Text: work(facts.On), Style: th.Dim}))
}

// cardRoom is how wide a line of the card may be.
func (f *frame) cardRoom() int {
	w, _ := f.g.Size()
	return min(cardWidth, w-4) - 4 // what stays of the panels; the frame and its margins
}

// branchWidth is how wide each of the two branches may be.
func (f *frame) branchWidth() int { return min(cardBranch, (f.cardRoom()-cardLabel)/2) }

// reorgBlock is a block of a branch: hash, miner, transactions, and work if there is
// room.
func (f *frame) reorgBlock(branch []view.ReorgBlock, i, width int) []grid.Span {
	if i >= len(branch) {
		return []grid.Span{{Text: strings.Repeat(" ", max(width, 0)), Style: f.th.Text}}
	}
	b := &branch[i]
	name, style := f.node(b.Miner)
	name = grid.Fit(name, 6, f.th.Glyphs.Ellipsis)
	rest := fmt.Sprintf("%3d tx", b.Txs)
	if width == cardBranch {
		rest += "  " + scaled(b.Work) + "H"
	}
	return []grid.Span{
		{Text: b.Hash.Short() + "  ", Style: style}, {Text: padded(name, 6), Style: style},
		{Text: padded(rest, width-14), Style: f.th.Text},
	}
}

// reorgTxs tells what became of the transactions.
func (f *frame) reorgTxs(r *view.Reorg, facts *view.ReorgFacts) [][]grid.Span {
	th := f.th
	if len(facts.Returned)+len(facts.Lost)+len(facts.Both)+facts.Gained+r.Differ == 0 {
		return [][]grid.Span{f.labelled("payments", grid.Span{Text: "none in any of these blocks", Style: th.Dim})}
	}
	lines := [][]grid.Span{f.labelled("payments", grid.Span{Text: strings.Join([]string{
		count(len(facts.Returned)) + " back to the mempool", count(len(facts.Lost)) + " lost",
		count(len(facts.Both)) + " on both branches", count(facts.Gained) + " new",
	}, ", "), Style: th.Text})}
	if len(r.Moves) > 1 && len(facts.Returned)+len(facts.Lost)+r.Differ > 0 {
		told := "as " + f.v.Name(facts.Node) + "'s mempool had it; those of the others agree"
		if r.Differ > 0 {
			told = "as " + f.v.Name(facts.Node) + "'s mempool had it; those of " + plural(r.Differ, "other node") + " did not"
		}
		lines = append(lines, f.labelled("", grid.Span{Text: told, Style: th.Dim}))
	}
	lines = append(lines, f.reorgList("returned", facts.Returned, th.Accent)...)
	lines = append(lines, f.reorgList("lost", facts.Lost, th.Bad)...)
	var both []grid.Span
	for i := range facts.Both {
		both = append(both, grid.Span{Text: facts.Both[i].ID.Short(), Style: th.Dim})
	}
	return append(lines, f.flow("on both", both, 1)...)
}

// reorgList lists transactions, one to a line.
func (f *frame) reorgList(label string, list []view.ReorgTx, style grid.Style) (lines [][]grid.Span) {
	for i := range list {
		lines = append(lines, f.labelled(label, f.reorgTx(&list[i], style)...))
		label = ""
	}
	return lines
}

// flow puts as many items on a line as there is room for.
func (f *frame) flow(label string, items []grid.Span, gap int) (lines [][]grid.Span) {
	var line []grid.Span
	width := 0
	for _, item := range items {
		if line == nil || width+grid.Width(item.Text) > f.cardRoom() {
			if line != nil {
				lines = append(lines, line)
			}
			line, width, label = f.labelled(label), cardLabel, ""
		}
		item.Text += strings.Repeat(" ", gap)
		line, width = append(line, item), width+grid.Width(item.Text)
	}
	if line != nil {
		lines = append(lines, line)
	}
	return lines
}

func (f *frame) reorgTx(t *view.ReorgTx, style grid.Style) []grid.Span {
	th := f.th
	spans := []grid.Span{{Text: t.ID.Short() + "  ", Style: style}, f.holder(t.From), {Text: " " + string(th.Glyphs.ArrowRight) + " ", Style: th.Dim}, f.holder(t.To)}
	spans = append(spans, grid.Span{Text: " " + t.Amount.String(), Style: th.Text})
	if t.Why != "" {
		spans = append(spans, grid.Span{Text: "  " + t.Why, Style: style})
	}
	return spans
}

// holder names whose coins are, in the node's colour.
func (f *frame) holder(h view.Holder) grid.Span {
	switch {
	case h.Node >= 0:
		name, style := f.node(h.Node)
		return grid.Span{Text: name, Style: style}
	case h.Else == "":
		return grid.Span{Text: "?", Style: f.th.Dim}
	}
	return grid.Span{Text: h.Else, Style: f.th.Text}
}

// reorgBalances lists who has more or less now, several to a line.
func (f *frame) reorgBalances(facts *view.ReorgFacts) [][]grid.Span {
	var items []grid.Span
	for i := range facts.Changes {
		item := f.holder(facts.Changes[i].Holder)
		item.Text += " " + signed(facts.Changes[i].Change)
		items = append(items, item)
	}
	return f.flow("balances", items, 3)
}
