package inspect

import (
	"fmt"

	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// chainsPage shows how the transaction stands at each tip: nodes may differ.
func chainsPage(f *kit.Frame, o *Inspector, r grid.Rect) page {
	th, t := f.Theme, o.tx(f.View)
	rows := []pageRow{heading(f, "at "+words.Plural(len(t.Tips), "tip"))}
	for i := range t.Tips {
		s := &t.Tips[i]
		text, style := fmt.Sprintf("not on it; %d of %d in mempool", s.Pooled, len(s.Nodes)), th.Notice
		if s.Confirmations > 0 {
			text, style = fmt.Sprintf("%s, in %s", words.Plural(s.Confirmations, "confirmation"), s.Block.Short()), th.Good
		}
		rows = append(rows, pageRow{to: kit.ToBlock(s.Hash), spans: []grid.Span{
			{Text: fmt.Sprintf(" %c%s h%-6d", kit.TipMark(f, s.Hash), s.Hash.Short(), s.Height), Style: th.Text}, {Text: text, Style: style}, {Text: "  " + f.View.List(s.Nodes), Style: th.Dim},
		}})
	}
	rows = append(rows, pageRow{}, heading(f, "in "+someOf(len(t.Places), "block")))
	for i := range t.Places {
		p := &t.Places[i]
		mark, whose := th.Glyphs.Main, "on the chain of "+f.View.List(p.Nodes)
		if !p.Main {
			mark = th.Glyphs.Side
		}
		if len(p.Nodes) == 0 {
			whose = "on the chain of nobody who runs"
		}
		name, style := kit.NodeName(f, p.Miner)
		rows = append(rows, pageRow{to: kit.ToBlock(p.Block), spans: []grid.Span{
			{Text: fmt.Sprintf(" %c%s h%-6d", mark, p.Block.Short(), p.Height), Style: style}, {Text: "by " + kit.Padded(name, 6), Style: style}, {Text: whose, Style: th.Text},
		}})
	}
	rows = append(rows, pageRow{}, heading(f, "in "+someOf(len(t.Pools), "mempool")))
	if len(t.Pools) > 0 {
		rows = append(rows, prose(f, " "+f.View.List(t.Pools), r.W, th.Text)...)
	}
	return page{rows: rows}
}

// someOf writes a count with its noun, as in "in no block".
func someOf(n int, noun string) string {
	if n == 0 {
		return "no " + noun
	}
	return words.Plural(n, noun)
}
