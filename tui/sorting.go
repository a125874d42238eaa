package tui

import (
	"slices"

	"example.com/sosocoin/sim/view"
)

// asItComes stands for the order in which a list comes, where that is no column's.
const asItComes = -1

// order is by what a list is sorted.
type order struct {
	by   int  // column, or asItComes
	down bool // the largest first
}

// next is the order by the column after o's among those that can be sorted by. Where the
// list comes in an order of its own, that one is between the last and the first.
func (o order) next(columns []column, places []place, natural order) order {
	var to []int
	if natural.by == asItComes {
		to = append(to, asItComes)
	}
	for _, p := range places {
		if !columns[p.index].unsorted {
			to = append(to, p.index)
		}
	}
	if len(to) == 0 {
		return o
	}
	return natural.of(columns, to[(slices.Index(to, o.by)+1)%len(to)])
}

// of is the order by a column as one expects it: names from A, numbers from the largest.
func (natural order) of(columns []column, col int) order {
	if col == natural.by {
		return natural
	}
	return order{col, columns[col].right}
}

// sorted is what the order of a list's rows was made from: as long as it is the same, the
// rows are not sorted again.
type sorted struct {
	of    *view.View
	first any // item
	n     int
	order order
	look  string // what is looked for
}

// sortItems puts items, by number, in order. It is stable: items that are equal in the
// column stay in the order in which they came.
func sortItems[T any](at []int, items []T, o, natural order, compare func(a, b *T, col int) int) {
	switch {
	case o == natural:
	case o.by == asItComes:
		slices.Reverse(at)
	default:
		slices.SortStableFunc(at, func(a, b int) int {
			c := compare(&items[a], &items[b], o.by)
			if o.down {
				return -c
			}
			return c
		})
	}
}
