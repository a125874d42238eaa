package tui

import (
	"bytes"
	"cmp"
	"strconv"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// coinsTab lists the unspent outputs that the node's chain has, and adds up those that
// show and those of the owner under the cursor.
type coinsTab struct {
	table[view.Coin, chain.Outpoint]
}

// Columns of the coins.
const (
	coinAmount = iota
	coinOwner
	coinOutput
	coinHeight
	coinState
)

func (t *coinsTab) Draw(f *frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	coins := d.UTXO.All()
	var sums grid.Rect
	if len(coins) > 0 && r.H > 4 {
		sums, r = r.SplitBottom(1)
	}
	t.draw(f, r, sheet[view.Coin, chain.Outpoint]{
		columns: []column{
			coinAmount: {title: "amount", width: 14, right: true},
			coinOwner:  {title: "owner", width: max(8, widestName(f.v))},
			coinOutput: {title: "output", width: 9},
			coinHeight: {title: "height", width: 6, right: true, drop: 2},
			coinState:  {title: "state", width: 17, grow: true, drop: 1},
		},
		items:   coins,
		key:     func(c *view.Coin) chain.Outpoint { return c.Outpoint },
		cell:    f.coinCell,
		compare: compareCoins,
		natural: order{by: coinAmount, down: true},
		gap:     2,
		empty:   "no coins yet: mining makes them",
	}, focused)
	if sums.H > 0 {
		f.g.Spans(sums.InsetXY(1, 0), t.sums(f, coins))
	}
	if len(coins) < d.Coins {
		return t.caption("the "+count(len(coins))+" largest of "+count(d.Coins), "supply "+d.Supply.String())
	}
	return t.caption(plural(d.Coins, "output"), "supply "+d.Supply.String())
}

// sums adds up the coins that show, and those of the owner of the one under the cursor.
func (t *coinsTab) sums(f *frame, coins []view.Coin) []grid.Span {
	th := f.th
	var all, own chain.Amount
	owns := 0
	at := t.list.item(len(coins))
	for _, i := range t.list.order {
		all += coins[i].Amount
		if at >= 0 && coins[i].Owner == coins[at].Owner {
			own += coins[i].Amount
			owns++
		}
	}
	spans := []grid.Span{{Text: plural(len(t.list.order), "output") + " shown: ", Style: th.Dim}, {Text: all.String(), Style: th.Strong}}
	if at >= 0 {
		owner := coins[at].Owner
		spans = append(spans, grid.Span{Text: "   " + owner, Style: f.ownerStyle(owner)},
			grid.Span{Text: "'s " + count(owns) + ": ", Style: th.Dim}, grid.Span{Text: own.String(), Style: th.Strong})
	}
	return spans
}

func (f *frame) coinCell(c *view.Coin, col int) (string, grid.Style) {
	switch col {
	case coinAmount:
		return c.Amount.String(), f.th.Text
	case coinOwner:
		return c.Owner, f.ownerStyle(c.Owner)
	case coinOutput:
		return c.Outpoint.Tx.Short() + ":" + count(int(c.Outpoint.Index)), f.th.Accent
	case coinHeight:
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

func compareCoins(a, b *view.Coin, col int) int {
	switch col {
	case coinAmount:
		return cmp.Compare(a.Amount, b.Amount)
	case coinOwner:
		return compareNames(a.Owner, b.Owner)
	case coinOutput:
		return cmp.Or(bytes.Compare(a.Outpoint.Tx[:], b.Outpoint.Tx[:]), cmp.Compare(a.Outpoint.Index, b.Outpoint.Index))
	case coinHeight:
		return cmp.Compare(a.Height, b.Height)
	}
	state := func(c *view.Coin) int {
		switch {
		case c.Spent:
			return 0
		case c.Coinbase:
			return 1
		}
		return 2
	}
	return cmp.Compare(state(a), state(b))
}

// compareNames puts n2 before n10, and names in the order of the alphabet.
func compareNames(a, b string) int {
	x, isX := numberOf(a)
	y, isY := numberOf(b)
	if isX && isY {
		return cmp.Compare(x, y)
	}
	return strings.Compare(a, b)
}

// numberOf is the number in a name such as n12.
func numberOf(name string) (int, bool) {
	digits, ok := strings.CutPrefix(name, "n")
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil
}

// ownerStyle is the node's colour where an owner is a node of this world.
func (f *frame) ownerStyle(owner string) grid.Style {
	if id, ok := numberOf(owner); ok && id < len(f.v.Nodes) && f.v.Nodes[id].Name == owner {
		return f.th.Node(id)
	}
	for i := range f.v.Nodes {
		if f.v.Nodes[i].Name == owner {
			return f.th.Node(f.v.Nodes[i].ID)
		}
	}
	return f.th.Text
}

// Copy gives the outpoint as "id:index".
func (t *coinsTab) Copy(v *view.View) (what, text string) {
	coins := v.Focus.UTXO.All()
	if at := t.list.item(len(coins)); at >= 0 {
		o := coins[at].Outpoint
		return "output " + o.Tx.Short() + ":" + count(int(o.Index)), o.Tx.String() + ":" + count(int(o.Index))
	}
	return "", ""
}

func (t *coinsTab) Key(a *App, msg keyMsg) bool { return t.handle(&a.keys, msg) }
