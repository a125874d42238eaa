package kit

import (
	"bytes"
	"cmp"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// AsItComes stands for the order in which a list comes, where that is no column's.
const AsItComes = -1

// Order is by what a list is sorted.
type Order struct {
	By   int  // column, or asItComes
	Down bool // the largest first
}

// next is the order by the column after o's among those that can be sorted by. Where the
// list comes in an order of its own, that one is between the last and the first.
func (o Order) next(columns []Column, places []Place, natural Order) Order {
	var to []int
	if natural.By == AsItComes {
		to = append(to, AsItComes)
	}
	for _, p := range places {
		if !columns[p.Index].Unsorted {
			to = append(to, p.Index)
		}
	}
	if len(to) == 0 {
		return o
	}
	return natural.of(columns, to[(slices.Index(to, o.By)+1)%len(to)])
}

// of is the order by a column as one expects it: names from A, numbers from the largest.
func (natural Order) of(columns []Column, col int) Order {
	if col == natural.By {
		return natural
	}
	return Order{col, columns[col].Right}
}

// CompareHashes puts hashes in order by the digits that are shown of them, the last ones.
func CompareHashes(a, b chain.Hash) int {
	shown := len(a) - 2
	return cmp.Or(bytes.Compare(a[shown:], b[shown:]), bytes.Compare(a[:], b[:]))
}

// sorted is what the order of a list's rows was made from: as long as it is the same, the
// rows are not sorted again.
type sorted struct {
	of    *view.View
	first any // item
	n     int
	order Order
	look  string // what is looked for
}

// sortItems puts items, by number, in order. It is stable: items that are equal in the
// column stay in the order in which they came.
func sortItems[T any](at []int, items []T, o, natural Order, compare func(a, b *T, col int) int) {
	switch {
	case o == natural:
	case o.By == AsItComes:
		slices.Reverse(at)
	default:
		slices.SortStableFunc(at, func(a, b int) int {
			c := compare(&items[a], &items[b], o.By)
			if o.Down {
				return -c
			}
			return c
		})
	}
}
