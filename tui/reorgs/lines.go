package reorgs

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// The columns of the card's lines.
const (
	cardLabel  = 9
	cardBranch = 30 // where the screen has it
)

// labelled is a line of the card with its label, in cells.
func labelled(f *kit.Frame, label string, spans ...grid.Span) []grid.Span {
	return append([]grid.Span{{Text: kit.Padded(label, cardLabel-1), Style: f.Theme.Dim}}, spans...)
}

// reorgHead tells who left which branch when.
func reorgHead(f *kit.Frame, r *view.Reorg) [][]grid.Span {
	const most = 6
	who := []grid.Span{}
	for i, m := range r.Moves[:min(len(r.Moves), most)] {
		name, style := kit.NodeName(f, m.Node)
		if i > 0 {
			name = ", " + name
		}
		who = append(who, grid.Span{Text: name, Style: style})
	}
	if more := len(r.Moves) - most; more > 0 {
		who = append(who, grid.Span{Text: " and " + words.Plural(more, "more node"), Style: f.Theme.Text})
	}
	when := "t " + words.Seconds(r.Moves[0].At)
	if r.At > r.Moves[0].At {
		when += ", the last of them " + words.Millis(r.At-r.Moves[0].At) + " later"
	}
	common := "h" + words.Count(int(r.Common.Height)) + " " + r.Common.Hash.Short() + ", the last block of both branches"
	return [][]grid.Span{
		labelled(f, "nodes", who...),
		labelled(f, "when", grid.Span{Text: when, Style: f.Theme.Text}),
		labelled(f, "ancestor", grid.Span{Text: common, Style: f.Theme.Text}),
	}
}

// reorgBlocks puts the two branches side by side, height by height.
func reorgBlocks(f *kit.Frame, r *view.Reorg, facts *view.ReorgFacts) [][]grid.Span {
	th, width := f.Theme, branchWidth(f)
	head := func(arrow rune, list []view.ReorgBlock, what string, style grid.Style) grid.Span {
		return grid.Span{Text: kit.Padded(string(arrow)+" "+words.Plural(len(list), "block")+" "+what, width-1), Style: style}
	}
	lines := [][]grid.Span{labelled(f, "", head(th.Glyphs.ArrowDown, facts.Off, "taken off", th.Notice), head(th.Glyphs.ArrowUp, facts.On, "put on", th.Good))}
	for i := range max(len(facts.Off), len(facts.On)) {
		line := labelled(f, "h"+words.Count(int(r.Common.Height)+1+i))
		line = append(line, reorgBlock(f, facts.Off, i, width)...)
		lines = append(lines, append(line, reorgBlock(f, facts.On, i, width)...))
	}
	work := func(list []view.ReorgBlock) string {
		sum := 0.0
		for i := range list {
			sum += list[i].Work
		}
		return words.Scaled(sum) + "H"
	}
	return append(lines, labelled(f, "work", grid.Span{Text: kit.Padded(work(facts.Off), width-1), Style: th.Dim}, grid.Span{Text: work(facts.On), Style: th.Dim}))
}

// cardRoom is how wide a line of the card may be.
func cardRoom(f *kit.Frame) int {
	w, _ := f.Grid.Size()
	return min(cardWidth, w-4) - 4 // what stays of the panels; the frame and its margins
}

// branchWidth is how wide each of the two branches may be.
func branchWidth(f *kit.Frame) int { return min(cardBranch, (cardRoom(f)-cardLabel)/2) }

// reorgBlock is a block of a branch: hash, miner, transactions, and work if there is
// room.
func reorgBlock(f *kit.Frame, branch []view.ReorgBlock, i, width int) []grid.Span {
	if i >= len(branch) {
		return []grid.Span{{Text: strings.Repeat(" ", max(width, 0)), Style: f.Theme.Text}}
	}
	b := &branch[i]
	name, style := kit.NodeName(f, b.Miner)
	name = grid.Fit(name, 6, f.Theme.Glyphs.Ellipsis)
	rest := fmt.Sprintf("%3d tx", b.Txs)
	if width == cardBranch {
		rest += "  " + words.Scaled(b.Work) + "H"
	}
	return []grid.Span{
		{Text: b.Hash.Short() + "  ", Style: style}, {Text: kit.Padded(name, 6), Style: style},
		{Text: kit.Padded(rest, width-14), Style: f.Theme.Text},
	}
}

// reorgTxs tells what became of the transactions.
func reorgTxs(f *kit.Frame, r *view.Reorg, facts *view.ReorgFacts) [][]grid.Span {
	th := f.Theme
	if len(facts.Returned)+len(facts.Lost)+len(facts.Both)+facts.Gained+r.Differ == 0 {
		return [][]grid.Span{labelled(f, "payments", grid.Span{Text: "none in any of these blocks", Style: th.Dim})}
	}
	counts := []string{
		words.Count(len(facts.Returned)) + " back to the mempool", words.Count(len(facts.Lost)) + " lost",
		words.Count(len(facts.Both)) + " on both branches", words.Count(facts.Gained) + " new",
	}
	lines := [][]grid.Span{labelled(f, "payments", grid.Span{Text: strings.Join(counts, ", "), Style: th.Text})}
	if len(r.Moves) > 1 && len(facts.Returned)+len(facts.Lost)+r.Differ > 0 {
		told := "as " + f.View.Name(facts.Node) + "'s mempool had it; those of the others agree"
		if r.Differ > 0 {
			told = "as " + f.View.Name(facts.Node) + "'s mempool had it; those of " + words.Plural(r.Differ, "other node") + " did not"
		}
		lines = append(lines, labelled(f, "", grid.Span{Text: told, Style: th.Dim}))
	}
	lines = append(lines, reorgList(f, "returned", facts.Returned, th.Accent)...)
	lines = append(lines, reorgList(f, "lost", facts.Lost, th.Bad)...)
	lines = append(lines, reorgConflicts(f, facts.Conflicts)...)
	var both []grid.Span
	for i := range facts.Both {
		both = append(both, grid.Span{Text: facts.Both[i].ID.Short(), Style: th.Dim})
	}
	return append(lines, flow(f, "on both", both, 1)...)
}

// reorgList lists transactions, one to a line.
func reorgList(f *kit.Frame, label string, list []view.ReorgTx, style grid.Style) (lines [][]grid.Span) {
	for i := range list {
		lines = append(lines, labelled(f, label, reorgTx(f, &list[i], style)...))
		label = ""
	}
	return lines
}

// reorgConflicts lists the coins that the two branches spend differently: what they paid, and
// what they pay instead.
func reorgConflicts(f *kit.Frame, list []view.ReorgConflict) (lines [][]grid.Span) {
	th, label := f.Theme, "conflict"
	side := func(arrow rune, t *view.ReorgTx, style grid.Style) []grid.Span {
		return append([]grid.Span{{Text: string(arrow) + " ", Style: style}}, reorgTx(f, t, style)...)
	}
	for i := range list {
		c := &list[i]
		if i > 0 {
			label = ""
		}
		lines = append(lines,
			labelled(f, label, side(th.Glyphs.ArrowDown, &c.Off, th.Bad)...),
			append(labelled(f, "", side(th.Glyphs.ArrowUp, &c.On, th.Good)...), grid.Span{Text: "  of the same coin", Style: th.Dim}))
	}
	return lines
}

// flow puts as many items on a line as there is room for.
func flow(f *kit.Frame, label string, items []grid.Span, gap int) (lines [][]grid.Span) {
	var line []grid.Span
	width := 0
	for _, item := range items {
		if line == nil || width+grid.Width(item.Text) > cardRoom(f) {
			if line != nil {
				lines = append(lines, line)
			}
			line, width, label = labelled(f, label), cardLabel, ""
		}
		item.Text += strings.Repeat(" ", gap)
		line, width = append(line, item), width+grid.Width(item.Text)
	}
	if line != nil {
		lines = append(lines, line)
	}
	return lines
}

func reorgTx(f *kit.Frame, t *view.ReorgTx, style grid.Style) []grid.Span {
	th := f.Theme
	spans := []grid.Span{{Text: t.ID.Short() + "  ", Style: style}, holder(f, t.From), {Text: " " + string(th.Glyphs.ArrowRight) + " ", Style: th.Dim}, holder(f, t.To)}
	spans = append(spans, grid.Span{Text: " " + t.Amount.String(), Style: th.Text})
	if t.Why != "" {
		spans = append(spans, grid.Span{Text: "  " + t.Why, Style: style})
	}
	return spans
}

// holder names whose coins are, in the node's colour.
func holder(f *kit.Frame, h view.Holder) grid.Span {
	switch {
	case h.Node >= 0:
		name, style := kit.NodeName(f, h.Node)
		return grid.Span{Text: name, Style: style}
	case h.Else == "":
		return grid.Span{Text: "?", Style: f.Theme.Dim}
	}
	return grid.Span{Text: h.Else, Style: f.Theme.Text}
}

// reorgBalances lists who has more or less now, several to a line.
func reorgBalances(f *kit.Frame, facts *view.ReorgFacts) [][]grid.Span {
	var items []grid.Span
	for i := range facts.Changes {
		item := holder(f, facts.Changes[i].Holder)
		item.Text += " " + words.Signed(facts.Changes[i].Change)
		items = append(items, item)
	}
	return flow(f, "balances", items, 3)
}
