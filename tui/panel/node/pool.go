package node

import (
	"cmp"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// poolTab lists the transactions that wait at the node, at first in the order in which
// a block would take them.
type poolTab struct {
	kit.Table[view.Pooled, chain.Hash]
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

func (t *poolTab) Draw(f *kit.Frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	nodes, gap := len(words.Count(len(f.View.Nodes))), 2
	if r.W < 70 {
		gap = 1
	}
	fee := widest(d.Mempool, 8, func(t *view.Pooled) string { return t.Fee.String() })
	rate := widest(d.Mempool, 8, func(t *view.Pooled) string { return words.ThreeDigits(t.FeeRate) })
	waits := widest(d.Mempool, 7, func(t *view.Pooled) string { return words.Seconds(f.View.Now - t.Since) })
	pays := 12
	for i := range d.Mempool {
		spans := kit.PaysSpans(f, &d.Mempool[i].Tx)
		pays = max(pays, grid.SpansWidth(spans[:min(payment, len(spans))]))
	}
	t.Show(f, r, kit.Sheet[view.Pooled, chain.Hash]{
		Columns: []kit.Column{
			poolTx:      {Title: "tx", Width: 4},
			poolFee:     {Title: "fee", Width: fee, Right: true},
			poolRate:    {Title: "per byte", Width: rate, Right: true, Drop: 2, Name: "fee per byte"},
			poolWaits:   {Title: "waits", Width: waits, Right: true, Drop: 1},
			poolBytes:   {Title: "bytes", Width: 5, Right: true, Drop: 5},
			poolHave:    {Title: "at", Width: max(2*nodes+2, 3), Right: true, Drop: 3, Name: "nodes that have it"},
			poolParents: {Title: "spends", Width: 7, Drop: 4, Name: "unconfirmed parents"},
			poolPays:    {Title: "pays", Width: min(pays, mostPays), Grow: true, Unsorted: true},
		},
		Items: d.Mempool,
		Key:   func(t *view.Pooled) chain.Hash { return t.ID },
		Cell:  func(t *view.Pooled, col int) (string, grid.Style) { return poolCell(f, t, col) },
		Spans: func(t *view.Pooled, col int) []grid.Span {
			if col != poolPays {
				return nil
			}
			return kit.PaysSpans(f, &t.Tx)
		},
		Compare: comparePooled,
		Text:    func(t *view.Pooled) string { return kit.TxText(f, &t.Tx) },
		Natural: kit.Order{By: kit.AsItComes},
		Comes:   "block order",
		Gap:     gap,
		Empty:   "nothing waits: s sends coins",
	}, focused)
	n := len(d.Mempool)
	if d.ID < len(f.View.Nodes) {
		n = f.View.Nodes[d.ID].Pool
	}
	return t.Caption(words.Plural(n, "transaction"))
}

// payment is how many pieces of what a transaction pays tell who pays whom how much, and
// mostPays the columns that this gets, before other columns are left out, at most.
const (
	payment  = 3
	mostPays = 28
)

// widest is how wide a column of figures has to be for none of them to be cut.
func widest(list []view.Pooled, least int, text func(*view.Pooled) string) int {
	for i := range list {
		least = max(least, len(text(&list[i])))
	}
	return least
}

func poolCell(f *kit.Frame, t *view.Pooled, col int) (string, grid.Style) {
	th := f.Theme
	switch col {
	case poolTx:
		return t.ID.Short(), th.Accent
	case poolFee:
		return t.Fee.String(), th.Text
	case poolRate:
		return words.ThreeDigits(t.FeeRate), th.Dim
	case poolWaits:
		return words.Seconds(f.View.Now - t.Since), th.Text
	case poolBytes:
		return words.Count(t.Size), th.Dim
	case poolHave:
		if t.Pools == 0 {
			return "?", th.Dim
		}
		style := th.Dim
		if t.Pools < len(f.View.Nodes) {
			style = th.Notice
		}
		text := words.Count(t.Pools) + "/" + words.Count(len(f.View.Nodes))
		if t.About {
			text = "~" + text
		}
		return text, style
	default:
		return parentsText(t.Parents), th.Notice
	}
}

// Copy gives the transaction's id.
func (t *poolTab) Copy(v *view.View) (what, text string) {
	if at := t.List.Item(len(v.Focus.Mempool)); at >= 0 {
		return kit.IDText(v.Focus.Mempool[at].ID)
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
	return parents[0].Short() + "+" + words.Count(len(parents)-1)
}

func comparePooled(a, b *view.Pooled, col int) int {
	switch col {
	case poolTx:
		return kit.CompareHashes(a.ID, b.ID)
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

func (t *poolTab) Key(h kit.Host, msg keymap.Msg) bool { return t.Handle(h.Keys(), msg) }

func (t *poolTab) Under(v *view.View) (view.Subject, bool) {
	if at := t.List.Item(len(v.Focus.Mempool)); at >= 0 {
		return kit.ToTx(v.Focus.Mempool[at].ID), true
	}
	return view.Subject{}, false
}
