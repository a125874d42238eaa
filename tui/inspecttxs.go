package tui

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// txsPage lists the block's transactions.
func txsPage(f *frame, o *inspector, r grid.Rect) inspectPage {
	b := o.block(f.v)
	columns := []column{
		{title: "#", width: len(count(len(b.TxList))), right: true},
		{title: "tx", width: 4},
		{title: "bytes", width: 5, right: true, drop: 2},
		{title: "fee", width: 10, right: true, drop: 1},
		{title: "pays", width: 16, grow: true},
	}
	places := fit(columns, r.W, 2)
	page := inspectPage{list: true, head: []inspectRow{{draw: func(f *frame, r grid.Rect) { f.header(r, columns, places) }}}}
	page.rows = make([]inspectRow, 0, len(b.TxList)+1)
	for i := range b.TxList {
		t := &b.TxList[i]
		page.rows = append(page.rows, inspectRow{to: toTx(t.ID), text: func() string { return f.txText(&t.Tx) }, draw: func(f *frame, r grid.Rect) {
			for _, p := range places {
				f.blockTxCell(r, p, t, i)
			}
		}})
	}
	if more := b.Txs - len(b.TxList); more > 0 {
		page.rows = append(page.rows, inspectRow{spans: []grid.Span{{Text: "and " + plural(more, "more transaction"), Style: f.th.Dim}}})
	}
	return page
}

func (f *frame) blockTxCell(r grid.Rect, p place, t *view.TxLine, i int) {
	th := f.th
	switch p.index {
	case 0:
		f.cell(r, p, count(i), th.Dim)
	case 1:
		f.cell(r, p, t.ID.Short(), th.Accent)
	case 2:
		f.cell(r, p, count(t.Size), th.Dim)
	case 3:
		if !t.Coinbase {
			f.cell(r, p, t.Fee.String(), th.Text)
		}
	default:
		spans := f.txSpans(&t.Tx)[1:]
		if !t.Coinbase {
			spans = spans[:len(spans)-1] // the fee has its column
		}
		f.g.Spans(grid.Rect{X: r.X + p.x, Y: r.Y, W: p.w, H: 1}, spans)
	}
}
