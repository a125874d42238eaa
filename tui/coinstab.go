package tui

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/tui/grid"
)

// coinsTab lists the unspent outputs that the node's chain has, largest first.
type coinsTab struct{ list list[chain.Outpoint] }

func (t *coinsTab) Draw(f *frame, r grid.Rect, d *sim.NodeDetail, focused bool) string {
	coins := d.UTXO.All()
	columns := []column{
		{title: "amount", width: 14, right: true},
		{title: "owner", width: 8},
		{title: "output", width: 9},
		{title: "height", width: 6, right: true, drop: 2},
		{title: "", width: 18, grow: true, drop: 1},
	}
	_, inner := r.SplitLeft(2)
	places := fit(columns, inner.W, 2)
	f.header(inner, columns, places)
	_, rows := r.SplitTop(1)
	shown := t.list.pick(len(coins), func(item int) string {
		return rowText(columns, func(col int) (string, grid.Style) { return f.coinCell(&coins[item], col) })
	})
	t.list.settle(len(shown), rows.H, func(row int) chain.Outpoint { return coins[shown[row]].Outpoint })
	for i := range min(rows.H, len(shown)-t.list.top) {
		row := t.list.top + i
		line := rows.Line(i)
		_, cells := line.SplitLeft(2)
		for _, p := range places {
			s, style := f.coinCell(&coins[shown[row]], p.index)
			f.cell(cells, p, s, style)
		}
		f.mark(line, row == t.list.at, focused)
	}
	if len(coins) == 0 {
		f.none(rows, "no coins yet: mining makes them")
	}
	return plural(d.Coins, "output") + ", supply " + d.Supply.String()
}

func (f *frame) coinCell(c *sim.CoinView, col int) (string, grid.Style) {
	switch col {
	case 0:
		return c.Amount.String(), f.th.Text
	case 1:
		return c.Owner, f.ownerStyle(c.Owner)
	case 2:
		return c.Outpoint.Tx.Short() + ":" + count(int(c.Outpoint.Index)), f.th.Accent
	case 3:
		return count(int(c.Height)), f.th.Dim
	}
	switch {
	case c.Spent:
		return "spent in the pool", f.th.Notice
	case c.Coinbase:
		return "coinbase", f.th.Dim
	default:
		return "", f.th.Dim
	}
}

// ownerStyle is the node's colour where an owner is a node of this world.
func (f *frame) ownerStyle(owner string) grid.Style {
	for i := range f.v.Nodes {
		if f.v.Nodes[i].Name == owner {
			return f.th.Node(f.v.Nodes[i].ID)
		}
	}
	return f.th.Text
}

// Copy gives the outpoint as "id:index".
func (t *coinsTab) Copy(v *sim.View) (what, text string) {
	coins := v.Focus.UTXO.All()
	if at := t.list.item(len(coins)); at >= 0 {
		o := coins[at].Outpoint
		return "output " + o.Tx.Short() + ":" + count(int(o.Index)), o.Tx.String() + ":" + count(int(o.Index))
	}
	return "", ""
}

func (t *coinsTab) filter(*frame) *filter { return &t.list.find }

func (t *coinsTab) Key(a *App, msg keyMsg) bool { return t.list.handle(&a.keys, msg) }
