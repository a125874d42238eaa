package inspect

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// txsPage lists the block's transactions.
func txsPage(f *kit.Frame, o *Inspector, r grid.Rect) page {
	b := o.block(f.View)
	columns := []kit.Column{
		{Title: "#", Width: len(words.Count(len(b.TxList))), Right: true},
		{Title: "tx", Width: 4},
		{Title: "bytes", Width: 5, Right: true, Drop: 2},
		{Title: "fee", Width: 10, Right: true, Drop: 1},
		{Title: "pays", Width: 16, Grow: true},
	}
	places := kit.Fit(columns, r.W, 2)
	made := page{list: true, head: []pageRow{{draw: func(f *kit.Frame, r grid.Rect) { f.Header(r, columns, places) }}}}
	made.rows = make([]pageRow, 0, len(b.TxList)+1)
	for i := range b.TxList {
		t := &b.TxList[i]
		made.rows = append(made.rows, pageRow{to: kit.ToTx(t.ID), text: func() string { return kit.TxText(f, &t.Tx) }, draw: func(f *kit.Frame, r grid.Rect) {
			for _, p := range places {
				blockTxCell(f, r, p, t, i)
			}
		}})
	}
	if more := b.Txs - len(b.TxList); more > 0 {
		made.rows = append(made.rows, pageRow{spans: []grid.Span{{Text: "and " + words.Plural(more, "more transaction"), Style: f.Theme.Dim}}})
	}
	return made
}

func blockTxCell(f *kit.Frame, r grid.Rect, p kit.Place, t *view.TxLine, i int) {
	th := f.Theme
	switch p.Index {
	case 0:
		f.Cell(r, p, words.Count(i), th.Dim)
	case 1:
		f.Cell(r, p, t.ID.Short(), th.Accent)
	case 2:
		f.Cell(r, p, words.Count(t.Size), th.Dim)
	case 3:
		if !t.Coinbase {
			f.Cell(r, p, t.Fee.String(), th.Text)
		}
	default:
		f.Grid.Spans(grid.Rect{X: r.X + p.X, Y: r.Y, W: p.W, H: 1}, kit.PaysSpans(f, &t.Tx))
	}
}
