package tui

import (
	"fmt"

	"example.com/sosocoin/tui/grid"
)

// chainsPage shows how the transaction stands at each tip: nodes may differ.
func chainsPage(f *frame, o *inspector, r grid.Rect) inspectPage {
	th, t := f.th, o.tx(f.v)
	rows := []inspectRow{f.heading("at " + plural(len(t.Tips), "tip"))}
	for i := range t.Tips {
		s := &t.Tips[i]
		text, style := fmt.Sprintf("not on it; %d of %d in mempool", s.Pooled, len(s.Nodes)), th.Notice
		if s.Confirmations > 0 {
			text, style = fmt.Sprintf("%s, in %s", plural(s.Confirmations, "confirmation"), s.Block.Short()), th.Good
		}
		rows = append(rows, inspectRow{to: toBlock(s.Hash), spans: []grid.Span{
			{Text: fmt.Sprintf(" %c%s h%-6d", f.tipMark(s.Hash), s.Hash.Short(), s.Height), Style: th.Text}, {Text: text, Style: style}, {Text: "  " + f.v.List(s.Nodes), Style: th.Dim},
		}})
	}
	rows = append(rows, inspectRow{}, f.heading("in "+someOf(len(t.Places), "block")))
	for i := range t.Places {
		p := &t.Places[i]
		mark, whose := th.Glyphs.Main, "on the chain of "+f.v.List(p.Nodes)
		if !p.Main {
			mark = th.Glyphs.Side
		}
		if len(p.Nodes) == 0 {
			whose = "on the chain of nobody who runs"
		}
		name, style := f.node(p.Miner)
		rows = append(rows, inspectRow{to: toBlock(p.Block), spans: []grid.Span{
			{Text: fmt.Sprintf(" %c%s h%-6d", mark, p.Block.Short(), p.Height), Style: style}, {Text: "by " + padded(name, 6), Style: style}, {Text: whose, Style: th.Text},
		}})
	}
	rows = append(rows, inspectRow{}, f.heading("in "+someOf(len(t.Pools), "mempool")))
	if len(t.Pools) > 0 {
		rows = append(rows, f.prose(" "+f.v.List(t.Pools), r.W, th.Text)...)
	}
	return inspectPage{rows: rows}
}

// someOf writes a count with its noun, as in "in no block".
func someOf(n int, noun string) string {
	if n == 0 {
		return "no " + noun
	}
	return plural(n, noun)
}
