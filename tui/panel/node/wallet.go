package node

import (
	"cmp"
	"math"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

func (t *walletTab) Under(v *view.View) (view.Subject, bool) {
	if at := t.List.Item(len(v.Focus.Wallet.History)); at >= 0 && !t.byPurse {
		return kit.ToTx(v.Focus.Wallet.History[at].Tx), true
	}
	return view.Subject{}, false
}

// walletTab shows what the node's operator has: balances and the history of payments,
// or with v the addresses. Private keys are not in the picture: they are told on request
// only, and forgotten when the tab is left.
type walletTab struct {
	kit.Table[view.WalletTx, chain.Hash]
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

func (t *walletTab) Draw(f *kit.Frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	w := &d.Wallet
	if !focused || t.addresses.node != d.ID {
		t.addresses.hide()
	}
	t.addresses.node = d.ID
	head, rest := r.SplitTop(1)
	f.Grid.Spans(head.InsetXY(1, 0), balances(f, w))
	other := "v keys"
	if t.byPurse {
		other = "v payments"
	}
	f.Grid.TextIn(head.InsetXY(1, 0), other, f.Theme.Dim, grid.Right)
	if t.byPurse {
		t.addresses.show(f, rest, w, focused)
		return t.addresses.Caption(words.Plural(len(w.Addresses), "key"))
	}
	t.Show(f, rest, kit.Sheet[view.WalletTx, chain.Hash]{
		Columns: []kit.Column{
			historyTx:        {Title: "tx", Width: 4},
			historyChange:    {Title: "change", Width: 14, Right: true},
			historyWith:      {Title: "with", Width: max(8, kit.WidestName(f.View))},
			historyHeight:    {Title: "height", Width: 7, Right: true, Drop: 1},
			historyConfirmed: {Title: "confirmations", Width: 13, Right: true},
		},
		Items:   w.History,
		Key:     func(h *view.WalletTx) chain.Hash { return h.Tx },
		Cell:    func(h *view.WalletTx, col int) (string, grid.Style) { return historyCell(f, h, col) },
		Compare: compareHistory,
		Natural: kit.Order{By: historyHeight, Down: true},
		Gap:     2,
		Empty:   "no payments yet",
	}, focused)
	return t.Caption(words.Plural(len(w.History), "payment"), words.Plural(len(w.Addresses), "key"))
}

func balances(f *kit.Frame, w *view.Wallet) []grid.Span {
	th := f.Theme
	pending := th.Text
	if w.Pending != 0 {
		pending = th.Notice
	}
	return []grid.Span{
		{Text: "has ", Style: th.Dim}, {Text: w.Confirmed.String(), Style: th.Strong},
		{Text: "  pending ", Style: th.Dim}, {Text: words.Signed(w.Pending), Style: pending},
		{Text: "  immature ", Style: th.Dim}, {Text: w.Immature.String(), Style: th.Text},
	}
}

func historyCell(f *kit.Frame, h *view.WalletTx, col int) (string, grid.Style) {
	th := f.Theme
	pending := h.Confirmations == 0
	switch col {
	case historyTx:
		return h.Tx.Short(), th.Accent
	case historyChange:
		if h.Change < 0 {
			return words.Signed(h.Change), th.Bad
		}
		return words.Signed(h.Change), th.Good
	case historyWith:
		return h.With, kit.OwnerStyle(f, h.With)
	case historyHeight:
		if pending {
			return "", th.Dim
		}
		return "h" + words.Count(int(h.Height)), th.Dim
	default:
		if pending {
			return string(th.Glyphs.Ellipsis) + " pending", th.Notice
		}
		return words.Count(h.Confirmations), th.Text
	}
}

// Copy gives the transaction's id, or the address. A private key is never copied.
func (t *walletTab) Copy(v *view.View) (what, text string) {
	if t.byPurse {
		if at := t.addresses.List.Item(len(v.Focus.Wallet.Addresses)); at >= 0 {
			return "the address", v.Focus.Wallet.Addresses[at].Address.String()
		}
		return "", ""
	}
	if at := t.List.Item(len(v.Focus.Wallet.History)); at >= 0 {
		return kit.IDText(v.Focus.Wallet.History[at].Tx)
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
		return kit.CompareHashes(a.Tx, b.Tx)
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

func (t *walletTab) Filter(v *view.View) *kit.Filter {
	if t.byPurse {
		return t.addresses.Filter(v)
	}
	return t.Table.Filter(v)
}

func (t *walletTab) hide() { t.addresses.hide() }

func (t *walletTab) Key(h kit.Host, msg keymap.Msg) bool {
	switch {
	case keymap.Pressed(msg, h.Keys().View):
		t.byPurse = !t.byPurse
		t.hide()
		return true
	case t.byPurse:
		return t.addresses.Key(h, msg)
	}
	return t.Handle(h.Keys(), msg)
}

func (t *walletTab) Click(x, y int) (enter bool) {
	if t.byPurse {
		t.hide()
		return t.addresses.Click(x, y)
	}
	return t.Table.Click(x, y)
}

func (t *walletTab) keys(k *keymap.Map) []kit.Key {
	return append([]kit.Key{
		{Binding: &k.View, Does: "the wallet's addresses, or its history", Word: "addresses", When: func(kit.Host) bool { return !t.byPurse }},
		{Binding: &k.View, Does: "the wallet's addresses, or its history", Word: "history", When: func(kit.Host) bool { return t.byPurse }},
	}, t.addresses.keys(k, func() bool { return t.byPurse })...)
}
