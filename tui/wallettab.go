package tui

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
)

// walletTab shows what the node's operator has: balances, addresses and the
// history of payments. Private keys are not in it: they are told on request only.
type walletTab struct{ list list[chain.Hash] }

// mostAddresses is how many addresses are listed above the history.
const mostAddresses = 3

func (t *walletTab) Draw(f *frame, r grid.Rect, d *sim.NodeDetail, focused bool) string {
	th, w := f.th, &d.Wallet
	_, r = r.SplitLeft(1)
	top := []grid.Span{
		{Text: "has ", Style: th.Dim}, {Text: w.Confirmed.String(), Style: th.Strong},
		{Text: "  pending ", Style: th.Dim}, {Text: signed(w.Pending), Style: th.Text},
		{Text: "  immature ", Style: th.Dim}, {Text: w.Immature.String(), Style: th.Text},
	}
	f.g.Spans(r.Line(0), top)
	shown := min(len(w.Addresses), mostAddresses, max(1, r.H-4))
	for i := range shown {
		a := &w.Addresses[i]
		balance := a.Balance.String()
		line := r.Line(1 + i)
		room := line.W - len(balance) - 2
		f.text(grid.Rect{X: line.X, Y: line.Y, W: room, H: line.H}, a.Address.String(), th.Dim)
		f.g.TextIn(line, balance, th.Text, grid.Right)
	}
	_, rest := r.SplitTop(1 + shown)
	t.history(f, rest, w, focused)
	return plural(len(w.Addresses), "key")
}

func (t *walletTab) history(f *frame, r grid.Rect, w *sim.WalletView, focused bool) {
	columns := []column{
		{title: "tx", width: 4},
		{title: "change", width: 14, right: true},
		{title: "with", width: 8},
		{title: "height", width: 7, right: true, drop: 1},
		{title: "confirmations", width: 13, right: true},
	}
	_, inner := r.SplitLeft(1)
	places := fit(columns, inner.W, 2)
	f.header(inner, columns, places)
	_, rows := r.SplitTop(1)
	shown := t.list.pick(len(w.History), func(item int) string {
		return rowText(columns, func(col int) (string, grid.Style) { return f.historyCell(&w.History[item], col) })
	})
	t.list.settle(len(shown), rows.H, func(row int) chain.Hash { return w.History[shown[row]].Tx })
	for i := range min(rows.H, len(shown)-t.list.top) {
		row := t.list.top + i
		line := rows.Line(i)
		_, cells := line.SplitLeft(1)
		for _, p := range places {
			s, style := f.historyCell(&w.History[shown[row]], p.index)
			f.cell(cells, p, s, style)
		}
		line.X, line.W = line.X-1, line.W+1
		f.mark(line, row == t.list.at, focused)
	}
	if len(w.History) == 0 {
		f.none(rows, "no payments yet")
	}
}

func (f *frame) historyCell(h *sim.HistoryView, col int) (string, grid.Style) {
	th := f.th
	pending := h.Confirmations == 0
	switch col {
	case 0:
		return h.Tx.Short(), th.Accent
	case 1:
		if h.Change < 0 {
			return signed(h.Change), th.Bad
		}
		return signed(h.Change), th.Good
	case 2:
		return h.With, f.ownerStyle(h.With)
	case 3:
		if pending {
			return "", th.Dim
		}
		return "h" + count(int(h.Height)), th.Dim
	default:
		if pending {
			return "pending", th.Notice
		}
		return count(h.Confirmations), th.Text
	}
}

// Copy gives the transaction's id.
func (t *walletTab) Copy(v *sim.View) (what, text string) {
	if at := t.list.item(len(v.Focus.Wallet.History)); at >= 0 {
		return idText(v.Focus.Wallet.History[at].Tx)
	}
	return "", ""
}

func (t *walletTab) filter(*frame) *filter { return &t.list.find }

func (t *walletTab) Key(a *App, msg keyMsg) bool { return t.list.handle(&a.keys, msg) }
