package inspect

import (
	"fmt"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// txPage shows a transaction: where its coins come from, and where they go.
func txPage(f *kit.Frame, o *Inspector, r grid.Rect) page {
	th, t := f.Theme, o.tx(f.View)
	var rows []pageRow
	row := func(label, text string, style grid.Style) { rows = append(rows, factRow(f, label, text, style)) }
	row("id", t.ID.String(), th.Text)
	row("made", madeBy(f, t), th.Text)
	text := fmt.Sprintf("%d bytes", t.Size)
	if !t.Coinbase {
		text += fmt.Sprintf(", fee %s: %s units a byte", t.Fee, words.ThreeDigits(t.FeeRate))
	}
	row("size", text, th.Text)
	state, tint := txState(f, t)
	row("state", state, tint)
	if !t.Coinbase {
		text, tint = signedText(f, t)
		row("signed", text, tint)
	}
	for i := range t.Rivals {
		rows = append(rows, rivalRow(f, &t.Rivals[i]))
	}
	rows = append(rows, pageRow{}, heading(f, words.Plural(len(t.In), "input")+sumOf(t.In)))
	for i := range t.In {
		rows = append(rows, inputRow(f, t, i))
	}
	if t.Coinbase {
		rows[len(rows)-1] = heading(f, "no input: these are new coins, the subsidy and the fees of the block")
	}
	rows = append(rows, heading(f, words.Plural(len(t.Out), "output")+sumOf(t.Out)))
	for i := range t.Out {
		rows = append(rows, outputRows(f, t, i)...)
	}
	return page{rows: rows}
}

func heading(f *kit.Frame, text string) pageRow {
	return pageRow{spans: []grid.Span{{Text: text, Style: f.Theme.Header}}}
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

func madeBy(f *kit.Frame, t *view.TxDetail) string {
	switch {
	case t.Maker < 0 && t.Coinbase:
		return "by nobody: it is in the genesis block"
	case t.Maker < 0:
		return "so long ago that it is not kept by whom"
	case t.Coinbase:
		return "by " + f.View.Name(t.Maker) + ", who found the block at " + words.Stamp(t.Made) + " s"
	}
	return "by " + f.View.Name(t.Maker) + " at " + words.Stamp(t.Made) + " s"
}

// txState says what most would call the state of a transaction: that at the best tip.
func txState(f *kit.Frame, t *view.TxDetail) (string, grid.Style) {
	for i := range t.Tips {
		if s := &t.Tips[i]; i == 0 && s.Confirmations > 0 {
			return fmt.Sprintf("%s on the best chain, in block %s", words.Plural(s.Confirmations, "confirmation"), s.Block.Short()), f.Theme.Good
		}
	}
	switch {
	case len(t.Pools) > 0:
		return "waits in " + words.Plural(len(t.Pools), "mempool"), f.Theme.Notice
	case len(t.Places) > 0:
		return "only in a block that the best chain left out", f.Theme.Bad
	}
	return "lost: in no block and no mempool", f.Theme.Bad
}

func signedText(f *kit.Frame, t *view.TxDetail) (string, grid.Style) {
	for i, in := range t.Inputs {
		switch {
		case !in.Known:
			return fmt.Sprintf("not known: the coin of input %d is forgotten", i), f.Theme.Dim
		case !in.Signed:
			return fmt.Sprintf("%c not by the owner of the coin of input %d", f.Theme.Glyphs.Invalid, i), f.Theme.Bad
		}
	}
	return fmt.Sprintf("%c by the owner of every coin", f.Theme.Glyphs.Check), f.Theme.Good
}

func rivalRow(f *kit.Frame, r *view.Rival) pageRow {
	row := factRow(f, "rival", fmt.Sprintf("%c %s spends the same coin, ", f.Theme.Glyphs.Invalid, r.Tx.Short())+whereabouts(f, &r.Spend, r.Pools), f.Theme.Bad)
	row.to = kit.ToTx(r.Tx)
	return row
}

// whereabouts says where a spending transaction is.
func whereabouts(f *kit.Frame, s *view.Spend, pools []int) string {
	switch {
	case s.Block.IsZero() && pools == nil:
		return "in a mempool"
	case s.Block.IsZero():
		return "in the mempool of " + f.View.List(pools)
	case !s.Main:
		return fmt.Sprintf("in the stale block %s", s.Block.Short())
	}
	return fmt.Sprintf("in block %s, h%d", s.Block.Short(), s.Height)
}

func inputRow(f *kit.Frame, t *view.TxDetail, i int) pageRow {
	th, coin, in := f.Theme, &t.In[i], &t.Inputs[i]
	row := pageRow{to: kit.ToTx(coin.Outpoint.Tx)}
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
	row.spans = []grid.Span{{Text: "  " + kit.Padded(coin.Owner, 10), Style: kit.OwnerStyle(f, coin.Owner)}, {Text: kit.Padded(coin.Amount.String(), 12), Style: th.Text}, {Text: from, Style: th.Dim}}
	return row
}

func outputRows(f *kit.Frame, t *view.TxDetail, i int) []pageRow {
	th, coin := f.Theme, &t.Out[i]
	text, style, to := "  unspent", th.Good, view.Subject{}
	if len(t.Tips) == 0 || t.Tips[0].Confirmations == 0 {
		text, style = "  not confirmed", th.Dim
	}
	spends := t.Outputs[i].Spends
	spentBy := func(s *view.Spend) string {
		return "  spent by " + s.Tx.Short() + ", " + whereabouts(f, s, nil)
	}
	if len(spends) > 0 {
		text, style, to = spentBy(&spends[0]), th.Dim, kit.ToTx(spends[0].Tx)
	}
	rows := []pageRow{{to: to, spans: []grid.Span{
		{Text: "  " + kit.Padded(coin.Owner, 10), Style: kit.OwnerStyle(f, coin.Owner)}, {Text: kit.Padded(coin.Amount.String(), 12), Style: th.Text}, {Text: text, Style: style},
	}}}
	for j := 1; j < len(spends); j++ {
		rows = append(rows, pageRow{to: kit.ToTx(spends[j].Tx), spans: []grid.Span{{Text: kit.Padded("", 24) + spentBy(&spends[j]), Style: th.Dim}}})
	}
	return rows
}
