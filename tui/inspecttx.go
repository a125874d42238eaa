package tui

import (
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// txPage shows a transaction: where its coins come from, and where they go.
func txPage(f *frame, o *inspector, r grid.Rect) inspectPage {
	th, t := f.th, o.tx(f.v)
	var rows []inspectRow
	row := func(label, text string, style grid.Style) { rows = append(rows, f.factRow(label, text, style)) }
	row("id", t.ID.String(), th.Text)
	row("made", f.madeBy(t), th.Text)
	text := fmt.Sprintf("%d bytes", t.Size)
	if !t.Coinbase {
		text += fmt.Sprintf(", fee %s: %s units a byte", t.Fee, threeDigits(t.FeeRate))
	}
	row("size", text, th.Text)
	state, tint := f.txState(t)
	row("state", state, tint)
	if !t.Coinbase {
		text, tint = signedText(f, t)
		row("signed", text, tint)
	}
	for i := range t.Rivals {
		rows = append(rows, f.rivalRow(&t.Rivals[i]))
	}
	rows = append(rows, inspectRow{}, f.heading(plural(len(t.In), "input")+sumOf(t.In)))
	for i := range t.In {
		rows = append(rows, f.inputRow(t, i))
	}
	if t.Coinbase {
		rows[len(rows)-1] = f.heading("no input: these are new coins, the subsidy and the fees of the block")
	}
	rows = append(rows, f.heading(plural(len(t.Out), "output")+sumOf(t.Out)))
	for i := range t.Out {
		rows = append(rows, f.outputRows(t, i)...)
	}
	return inspectPage{rows: rows}
}

func (f *frame) heading(text string) inspectRow {
	return inspectRow{spans: []grid.Span{{Text: text, Style: f.th.Header}}}
}

func sumOf(coins []view.Coin) string {
	var sum chain.Amount
	for i := range coins {
		sum += coins[i].Amount
	}
	if len(coins) == 0 {
		return ""
	}
	return ", " + sum.String() + " coins"
}

func (f *frame) madeBy(t *view.TxDetail) string {
	switch {
	case t.Maker < 0 && t.Coinbase:
		return "by nobody: it is in the genesis block"
	case t.Maker < 0:
		return "so long ago that it is not kept by whom"
	case t.Coinbase:
		return "by " + f.v.Name(t.Maker) + ", who found the block at " + stamp(t.Made) + " s"
	}
	return "by " + f.v.Name(t.Maker) + " at " + stamp(t.Made) + " s"
}

// txState says what most would call the state of a transaction: that at the best tip.
func (f *frame) txState(t *view.TxDetail) (string, grid.Style) {
	for i := range t.Tips {
		if s := &t.Tips[i]; i == 0 && s.Confirmations > 0 {
			return fmt.Sprintf("%s on the best chain, in block %s", plural(s.Confirmations, "confirmation"), s.Block.Short()), f.th.Good
		}
	}
	switch {
	case len(t.Pools) > 0:
		return "waits in " + plural(len(t.Pools), "mempool"), f.th.Notice
	case len(t.Places) > 0:
		return "only in a block that the best chain left out", f.th.Bad
	}
	return "lost: in no block and no mempool", f.th.Bad
}

func signedText(f *frame, t *view.TxDetail) (string, grid.Style) {
	for i, in := range t.Inputs {
		switch {
		case !in.Known:
			return fmt.Sprintf("not known: the coin of input %d is forgotten", i), f.th.Dim
		case !in.Signed:
			return fmt.Sprintf("%c not by the owner of the coin of input %d", f.th.Glyphs.Invalid, i), f.th.Bad
		}
	}
	return fmt.Sprintf("%c by the owner of every coin", f.th.Glyphs.Check), f.th.Good
}

func (f *frame) rivalRow(r *view.Rival) inspectRow {
	row := f.factRow("rival", fmt.Sprintf("%c %s spends the same coin, ", f.th.Glyphs.Invalid, r.Tx.Short())+f.whereabouts(&r.Spend, r.Pools), f.th.Bad)
	row.to = toTx(r.Tx)
	return row
}

// whereabouts says where a spending transaction is.
func (f *frame) whereabouts(s *view.Spend, pools []int) string {
	switch {
	case s.Block.IsZero() && pools == nil:
		return "in a mempool"
	case s.Block.IsZero():
		return "in the mempool of " + f.v.List(pools)
	case !s.Main:
		return fmt.Sprintf("in the stale block %s", s.Block.Short())
	}
	return fmt.Sprintf("in block %s, h%d", s.Block.Short(), s.Height)
}

func (f *frame) inputRow(t *view.TxDetail, i int) inspectRow {
	th, coin, in := f.th, &t.In[i], &t.Inputs[i]
	row := inspectRow{to: toTx(coin.Outpoint.Tx)}
	if !in.Known {
		row.spans = []grid.Span{{Text: fmt.Sprintf("  %s:%d, which is not known any more", coin.Outpoint.Tx.Short(), coin.Outpoint.Index), Style: th.Dim}}
		row.to = view.Subject{}
		return row
	}
	from := fmt.Sprintf("  from %s:%d", coin.Outpoint.Tx.Short(), coin.Outpoint.Index)
	switch {
	case coin.Coinbase:
		from += fmt.Sprintf(", mined at h%d", coin.Height)
	case coin.Height > 0:
		from += fmt.Sprintf(", made at h%d", coin.Height)
	default:
		from += ", not confirmed when it was spent"
	}
	row.spans = []grid.Span{{Text: "  " + padded(coin.Owner, 10), Style: f.ownerStyle(coin.Owner)}, {Text: padded(coin.Amount.String(), 12), Style: th.Text}, {Text: from, Style: th.Dim}}
	return row
}

func (f *frame) outputRows(t *view.TxDetail, i int) []inspectRow {
	th, coin := f.th, &t.Out[i]
	text, style, to := "  unspent", th.Good, view.Subject{}
	if len(t.Tips) == 0 || t.Tips[0].Confirmations == 0 {
		text, style = "  not confirmed", th.Dim
	}
	spends := t.Outputs[i].Spends
	spentBy := func(s *view.Spend) string {
		return "  spent by " + s.Tx.Short() + ", " + f.whereabouts(s, nil)
	}
	if len(spends) > 0 {
		text, style, to = spentBy(&spends[0]), th.Dim, toTx(spends[0].Tx)
	}
	rows := []inspectRow{{to: to, spans: []grid.Span{
		{Text: "  " + padded(coin.Owner, 10), Style: f.ownerStyle(coin.Owner)}, {Text: padded(coin.Amount.String(), 12), Style: th.Text}, {Text: text, Style: style},
	}}}
	for j := 1; j < len(spends); j++ {
		rows = append(rows, inspectRow{to: toTx(spends[j].Tx), spans: []grid.Span{{Text: padded("", 24) + spentBy(&spends[j]), Style: th.Dim}}})
	}
	return rows
}
