package node

import (
	"cmp"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// coinsTab lists the unspent outputs that the node's chain has, and adds up those that
// show and those of the owner under the cursor.
type coinsTab struct {
	kit.Table[view.Coin, chain.Outpoint]
}

// Columns of the coins.
const (
	coinAmount = iota
	coinOwner
	coinOutput
	coinHeight
	coinState
)

func (t *coinsTab) Draw(f *kit.Frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	coins := d.UTXO.All()
	var sums grid.Rect
	if len(coins) > 0 && r.H > 4 {
		sums, r = r.SplitBottom(1)
	}
	t.Show(f, r, kit.Sheet[view.Coin, chain.Outpoint]{
		Columns: []kit.Column{
			coinAmount: {Title: "amount", Width: 14, Right: true},
			coinOwner:  {Title: "owner", Width: max(8, kit.WidestName(f.View))},
			coinOutput: {Title: "output", Width: 9},
			coinHeight: {Title: "height", Width: 6, Right: true, Drop: 2},
			coinState:  {Title: "state", Width: 17, Grow: true, Drop: 1},
		},
		Items:   coins,
		Key:     func(c *view.Coin) chain.Outpoint { return c.Outpoint },
		Cell:    func(c *view.Coin, col int) (string, grid.Style) { return coinCell(f, c, col) },
		Compare: compareCoins,
		Natural: kit.Order{By: coinAmount, Down: true},
		Gap:     2,
		Empty:   "no coins yet: mining makes them",
	}, focused)
	if sums.H > 0 {
		f.Grid.Spans(sums.InsetXY(1, 0), t.sums(f, coins))
	}
	if len(coins) < d.Coins {
		return t.Caption("the "+words.Count(len(coins))+" largest of "+words.Count(d.Coins), "supply "+d.Supply.String())
	}
	return t.Caption(words.Plural(d.Coins, "output"), "supply "+d.Supply.String())
}

// sums adds up the coins that show, and those of the owner of the one under the cursor.
func (t *coinsTab) sums(f *kit.Frame, coins []view.Coin) []grid.Span {
	th := f.Theme
	var all, own chain.Amount
	owns := 0
	at := t.List.Item(len(coins))
	for _, i := range t.List.Order {
		all += coins[i].Amount
		if at >= 0 && coins[i].Owner == coins[at].Owner {
			own += coins[i].Amount
			owns++
		}
	}
	spans := []grid.Span{{Text: words.Plural(len(t.List.Order), "output") + " shown: ", Style: th.Dim}, {Text: all.String(), Style: th.Strong}}
	if at >= 0 {
		owner := coins[at].Owner
		spans = append(spans, grid.Span{Text: "   " + owner, Style: kit.OwnerStyle(f, owner)},
			grid.Span{Text: "'s " + words.Count(owns) + ": ", Style: th.Dim}, grid.Span{Text: own.String(), Style: th.Strong})
	}
	return spans
}

func coinCell(f *kit.Frame, c *view.Coin, col int) (string, grid.Style) {
	switch col {
	case coinAmount:
		return c.Amount.String(), f.Theme.Text
	case coinOwner:
		return c.Owner, kit.OwnerStyle(f, c.Owner)
	case coinOutput:
		return c.Outpoint.Tx.Short() + ":" + words.Count(int(c.Outpoint.Index)), f.Theme.Accent
	case coinHeight:
		return words.Count(int(c.Height)), f.Theme.Dim
	}
	switch {
	case c.Spent:
		return "spent in the pool", f.Theme.Notice
	case c.Coinbase:
		return "coinbase", f.Theme.Dim
	default:
		return "", f.Theme.Dim
	}
}

func compareCoins(a, b *view.Coin, col int) int {
	switch col {
	case coinAmount:
		return cmp.Compare(a.Amount, b.Amount)
	case coinOwner:
		return compareNames(a.Owner, b.Owner)
	case coinOutput:
		return cmp.Or(kit.CompareHashes(a.Outpoint.Tx, b.Outpoint.Tx), cmp.Compare(a.Outpoint.Index, b.Outpoint.Index))
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
	x, isX := kit.NumberOf(a)
	y, isY := kit.NumberOf(b)
	if isX && isY {
		return cmp.Compare(x, y)
	}
	return strings.Compare(a, b)
}

// Copy gives the outpoint as "id:index".
func (t *coinsTab) Copy(v *view.View) (what, text string) {
	coins := v.Focus.UTXO.All()
	if at := t.List.Item(len(coins)); at >= 0 {
		o := coins[at].Outpoint
		return "output " + o.Tx.Short() + ":" + words.Count(int(o.Index)), o.Tx.String() + ":" + words.Count(int(o.Index))
	}
	return "", ""
}

func (t *coinsTab) Key(h kit.Host, msg keymap.Msg) bool { return t.Handle(h.Keys(), msg) }

func (t *coinsTab) Under(v *view.View) (view.Subject, bool) {
	coins := v.Focus.UTXO.All()
	if at := t.List.Item(len(coins)); at >= 0 {
		return kit.ToTx(coins[at].Outpoint.Tx), true
	}
	return view.Subject{}, false
}
