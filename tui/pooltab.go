package tui

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
)

// poolTab lists the transactions that wait at the node, in the order in which a
// block would take them.
type poolTab struct{ list list[chain.Hash] }

func (t *poolTab) Draw(f *frame, r grid.Rect, d *sim.NodeDetail, focused bool) string {
	columns := []column{
		{title: "tx", width: 4},
		{title: "fee", width: 8, right: true},
		{title: "per byte", width: 8, right: true, drop: 2},
		{title: "waits", width: 8, right: true, drop: 1},
		{title: "bytes", width: 5, right: true, drop: 4},
		{title: "parents", width: 7, right: true, drop: 3},
		{title: "pays", width: 18, grow: true},
	}
	_, inner := r.SplitLeft(2)
	places := fit(columns, inner.W, 2)
	f.header(inner, columns, places)
	_, rows := r.SplitTop(1)
	shown := t.list.pick(len(d.Mempool), func(item int) string { return f.txText(&d.Mempool[item].TxView) })
	t.list.settle(len(shown), rows.H, func(row int) chain.Hash { return d.Mempool[shown[row]].ID })
	for i := range min(rows.H, len(shown)-t.list.top) {
		row := t.list.top + i
		line := rows.Line(i)
		_, cells := line.SplitLeft(2)
		for _, p := range places {
			f.poolCell(cells, p, &d.Mempool[shown[row]])
		}
		f.mark(line, row == t.list.at, focused)
	}
	n := len(d.Mempool)
	if d.ID < len(f.v.Nodes) {
		n = f.v.Nodes[d.ID].Pool
	}
	if len(d.Mempool) == 0 {
		f.none(rows, "nothing waits: s sends coins")
	}
	return plural(n, "transaction")
}

func (f *frame) poolCell(r grid.Rect, p place, t *sim.PoolView) {
	th := f.th
	switch p.index {
	case 0:
		f.cell(r, p, t.ID.Short(), th.Accent)
	case 1:
		f.cell(r, p, t.Fee.String(), th.Text)
	case 2:
		f.cell(r, p, threeDigits(t.FeeRate), th.Dim)
	case 3:
		f.cell(r, p, seconds(f.v.Now-t.Since), th.Text)
	case 4:
		f.cell(r, p, count(t.Size), th.Dim)
	case 5:
		if t.Parents > 0 {
			f.cell(r, p, count(t.Parents), th.Notice)
		}
	case 6:
		f.g.Spans(grid.Rect{X: r.X + p.x, Y: r.Y, W: p.w, H: 1}, f.txSpans(&t.TxView)[1:])
	}
}

// Copy gives the transaction's id.
func (t *poolTab) Copy(v *sim.View) (what, text string) {
	if at := t.list.item(len(v.Focus.Mempool)); at >= 0 {
		return idText(v.Focus.Mempool[at].ID)
	}
	return "", ""
}

func (t *poolTab) filter(*frame) *filter { return &t.list.find }

func (t *poolTab) Key(a *App, msg keyMsg) bool { return t.list.handle(&a.keys, msg) }
