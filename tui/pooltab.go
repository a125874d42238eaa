package tui

import (
	"cmp"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// poolTab lists the transactions that wait at the node, at first in the order in which
// a block would take them.
type poolTab struct {
	table[view.Pooled, chain.Hash]
}

// Columns of the mempool.
const (
	poolTx = iota
	poolFee
	poolRate
	poolWaits
	poolBytes
	poolHave
	poolParents
	poolPays
)

func (t *poolTab) Draw(f *frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	nodes, gap := len(count(len(f.v.Nodes))), 2
	if r.W < 70 {
		gap = 1
	}
	t.draw(f, r, sheet[view.Pooled, chain.Hash]{
		columns: []column{
			poolTx:      {title: "tx", width: 4},
			poolFee:     {title: "fee", width: 8, right: true},
			poolRate:    {title: "per byte", width: 8, right: true, drop: 2, name: "fee per byte"},
			poolWaits:   {title: "waits", width: 7, right: true, drop: 1},
			poolBytes:   {title: "bytes", width: 5, right: true, drop: 5},
			poolHave:    {title: "at", width: max(2*nodes+1, 3), right: true, drop: 3, name: "nodes that have it"},
			poolParents: {title: "spends", width: 7, drop: 4, name: "unconfirmed parents"},
			poolPays:    {title: "pays", width: 12, grow: true, unsorted: true},
		},
		items: d.Mempool,
		key:   func(t *view.Pooled) chain.Hash { return t.ID },
		cell:  f.poolCell,
		spans: func(t *view.Pooled, col int) []grid.Span {
			if col != poolPays {
				return nil
			}
			return f.txSpans(&t.Tx)[1:]
		},
		compare: comparePooled,
		text:    func(t *view.Pooled) string { return f.txText(&t.Tx) },
		natural: order{by: asItComes},
		comes:   "block order",
		gap:     gap,
		empty:   "nothing waits: s sends coins",
	}, focused)
	n := len(d.Mempool)
	if d.ID < len(f.v.Nodes) {
		n = f.v.Nodes[d.ID].Pool
	}
	return t.caption(plural(n, "transaction"))
}

func (f *frame) poolCell(t *view.Pooled, col int) (string, grid.Style) {
	th := f.th
	switch col {
	case poolTx:
		return t.ID.Short(), th.Accent
	case poolFee:
		return t.Fee.String(), th.Text
	case poolRate:
		return threeDigits(t.FeeRate), th.Dim
	case poolWaits:
		return seconds(f.v.Now - t.Since), th.Text
	case poolBytes:
		return count(t.Size), th.Dim
	case poolHave:
		if t.Pools == 0 {
			return "?", th.Dim
		}
		style := th.Dim
		if t.Pools < len(f.v.Nodes) {
			style = th.Notice
		}
		return count(t.Pools) + "/" + count(len(f.v.Nodes)), style
	default:
		return parentsText(t.Parents), th.Notice
	}
}

// Copy gives the transaction's id.
func (t *poolTab) Copy(v *view.View) (what, text string) {
	if at := t.list.item(len(v.Focus.Mempool)); at >= 0 {
		return idText(v.Focus.Mempool[at].ID)
	}
	return "", ""
}

// parentsText names the first of the unconfirmed transactions that one spends from.
func parentsText(parents []chain.Hash) string {
	switch len(parents) {
	case 0:
		return ""
	case 1:
		return parents[0].Short()
	}
	return parents[0].Short() + "+" + count(len(parents)-1)
}

func comparePooled(a, b *view.Pooled, col int) int {
	switch col {
	case poolTx:
		return cmp.Compare(a.ID.String(), b.ID.String())
	case poolFee:
		return cmp.Compare(a.Fee, b.Fee)
	case poolRate:
		return cmp.Compare(a.FeeRate, b.FeeRate)
	case poolWaits:
		return cmp.Compare(b.Since, a.Since)
	case poolBytes:
		return cmp.Compare(a.Size, b.Size)
	case poolHave:
		return cmp.Compare(a.Pools, b.Pools)
	default:
		return cmp.Compare(len(a.Parents), len(b.Parents))
	}
}

func (t *poolTab) Key(a *App, msg keyMsg) bool { return t.handle(&a.keys, msg) }
