package tui

import (
	"cmp"
	"math"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// walletTab shows what the node's operator has: balances and the history of payments,
// or with v the addresses. Private keys are not in the picture: they are told on request
// only, and forgotten when the tab is left.
type walletTab struct {
	table[view.WalletTx, chain.Hash]
	addresses addressList
	byPurse   bool
}

// Columns of the history.
const (
	historyTx = iota
	historyChange
	historyWith
	historyHeight
	historyConfirmed
)

func (t *walletTab) Draw(f *frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	w := &d.Wallet
	if !focused || t.addresses.node != d.ID {
		t.addresses.hide()
	}
	t.addresses.node = d.ID
	head, rest := r.SplitTop(1)
	f.g.Spans(head.InsetXY(1, 0), f.balances(w))
	other := "v keys"
	if t.byPurse {
		other = "v payments"
	}
	f.g.TextIn(head.InsetXY(1, 0), other, f.th.Dim, grid.Right)
	if t.byPurse {
		t.addresses.show(f, rest, w, focused)
		return t.addresses.caption(plural(len(w.Addresses), "key"))
	}
	t.draw(f, rest, sheet[view.WalletTx, chain.Hash]{
		columns: []column{
			historyTx:        {title: "tx", width: 4},
			historyChange:    {title: "change", width: 14, right: true},
			historyWith:      {title: "with", width: max(8, widestName(f.v))},
			historyHeight:    {title: "height", width: 7, right: true, drop: 1},
			historyConfirmed: {title: "confirmations", width: 13, right: true},
		},
		items:   w.History,
		key:     func(h *view.WalletTx) chain.Hash { return h.Tx },
		cell:    f.historyCell,
		compare: compareHistory,
		natural: order{by: historyHeight, down: true},
		gap:     2,
		empty:   "no payments yet",
	}, focused)
	return t.caption(plural(len(w.History), "payment"), plural(len(w.Addresses), "key"))
}

func (f *frame) balances(w *view.Wallet) []grid.Span {
	th := f.th
	pending := th.Text
	if w.Pending != 0 {
		pending = th.Notice
	}
	return []grid.Span{
		{Text: "has ", Style: th.Dim}, {Text: w.Confirmed.String(), Style: th.Strong},
		{Text: "  pending ", Style: th.Dim}, {Text: signed(w.Pending), Style: pending},
		{Text: "  immature ", Style: th.Dim}, {Text: w.Immature.String(), Style: th.Text},
	}
}

func (f *frame) historyCell(h *view.WalletTx, col int) (string, grid.Style) {
	th := f.th
	pending := h.Confirmations == 0
	switch col {
	case historyTx:
		return h.Tx.Short(), th.Accent
	case historyChange:
		if h.Change < 0 {
			return signed(h.Change), th.Bad
		}
		return signed(h.Change), th.Good
	case historyWith:
		return h.With, f.ownerStyle(h.With)
	case historyHeight:
		if pending {
			return "", th.Dim
		}
		return "h" + count(int(h.Height)), th.Dim
	default:
		if pending {
			return string(th.Glyphs.Ellipsis) + " pending", th.Notice
		}
		return count(h.Confirmations), th.Text
	}
}

// Copy gives the transaction's id, or the address. A private key is never copied.
func (t *walletTab) Copy(v *view.View) (what, text string) {
	if t.byPurse {
		if at := t.addresses.list.item(len(v.Focus.Wallet.Addresses)); at >= 0 {
			return "the address", v.Focus.Wallet.Addresses[at].Address.String()
		}
		return "", ""
	}
	if at := t.list.item(len(v.Focus.Wallet.History)); at >= 0 {
		return idText(v.Focus.Wallet.History[at].Tx)
	}
	return "", ""
}

func compareHistory(a, b *view.WalletTx, col int) int {
	height := func(h *view.WalletTx) int {
		if h.Confirmations == 0 {
			return math.MaxInt // some block still to come
		}
		return int(h.Height)
	}
	switch col {
	case historyTx:
		return cmp.Compare(a.Tx.String(), b.Tx.String())
	case historyChange:
		return cmp.Compare(a.Change, b.Change)
	case historyWith:
		return compareNames(a.With, b.With)
	case historyHeight:
		return cmp.Compare(height(a), height(b))
	default:
		return cmp.Compare(a.Confirmations, b.Confirmations)
	}
}

func (t *walletTab) filter(v *view.View) *filter {
	if t.byPurse {
		return t.addresses.filter(v)
	}
	return t.table.filter(v)
}

func (t *walletTab) hide() { t.addresses.hide() }

func (t *walletTab) Key(a *App, msg keyMsg) bool {
	switch {
	case pressed(msg, a.keys.View):
		t.byPurse = !t.byPurse
		t.hide()
		return true
	case t.byPurse:
		return t.addresses.Key(a, msg)
	}
	return t.handle(&a.keys, msg)
}

func (t *walletTab) Click(x, y int) (enter bool) {
	if t.byPurse {
		t.hide()
		return t.addresses.Click(x, y)
	}
	return t.table.Click(x, y)
}
