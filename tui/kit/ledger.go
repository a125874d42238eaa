package kit

import (
	"strconv"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// TxSpans writes a transaction as "77aa  n0 -> n3 2.5, n0 7.5  fee 0.1".
func TxSpans(f *Frame, t *view.Tx) []grid.Span {
	th := f.Theme
	spans := []grid.Span{{Text: t.ID.Short() + "  ", Style: th.Accent}}
	if t.Coinbase {
		spans = append(spans, grid.Span{Text: "coinbase", Style: th.Good})
	} else {
		spans = append(spans, grid.Span{Text: owners(t.In), Style: th.Text})
	}
	spans = append(spans, grid.Span{Text: " " + string(th.Glyphs.ArrowRight) + " ", Style: th.Dim})
	for i, out := range t.Out {
		if i > 0 {
			spans = append(spans, grid.Span{Text: ", ", Style: th.Dim})
		}
		spans = append(spans, grid.Span{Text: out.Owner + " " + out.Amount.String(), Style: th.Text})
	}
	if !t.Coinbase {
		spans = append(spans, grid.Span{Text: "  fee " + t.Fee.String(), Style: th.Dim})
	}
	return spans
}

// PaysSpans is who pays whom what, where the id and the fee have columns of their own.
func PaysSpans(f *Frame, t *view.Tx) []grid.Span {
	spans := TxSpans(f, t)[1:]
	if !t.Coinbase {
		spans = spans[:len(spans)-1]
	}
	return spans
}

// TxText is all that is said of a transaction, with its whole id.
func TxText(f *Frame, t *view.Tx) string {
	return t.ID.String() + " " + SpansText(TxSpans(f, t))
}

// owners names whose coins these are, each once.
func owners(coins []view.Coin) string {
	var names []string
next:
	for _, c := range coins {
		for _, n := range names {
			if n == c.Owner {
				continue next
			}
		}
		names = append(names, c.Owner)
	}
	return strings.Join(names, ", ")
}

// NumberOf is the number in a name such as n12.
func NumberOf(name string) (int, bool) {
	digits, ok := strings.CutPrefix(name, "n")
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil
}

// OwnerStyle is the node's colour where an owner is a node of this world.
func OwnerStyle(f *Frame, owner string) grid.Style {
	if id, ok := NumberOf(owner); ok && id < len(f.View.Nodes) && f.View.Nodes[id].Name == owner {
		return f.Theme.Node(id)
	}
	for i := range f.View.Nodes {
		if f.View.Nodes[i].Name == owner {
			return f.Theme.Node(f.View.Nodes[i].ID)
		}
	}
	return f.Theme.Text
}

// TipMark tells at a glance whether a tip is the best one, as the tree does.
func TipMark(f *Frame, tip chain.Hash) rune {
	if len(f.View.Tips) > 0 && tip == f.View.Tips[0].Hash {
		return f.Theme.Glyphs.Best
	}
	return f.Theme.Glyphs.Tip
}
