package tui

import (
	"testing"

	"pgregory.net/rapid"
)

// The item under a list's cursor stays under it while others come and go before it.
func TestListHoldsItsItem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := make([]int, rapid.IntRange(2, 40).Draw(t, "items"))
		for i := range items {
			items[i] = i
		}
		height := rapid.IntRange(1, 12).Draw(t, "height")
		var l list[int]
		l.settle(len(items), height, func(row int) int { return items[row] })
		l.move(rapid.IntRange(1, len(items)-1).Draw(t, "to"))
		l.settle(len(items), height, func(row int) int { return items[row] })
		held := items[l.at]
		fresh := rapid.IntRange(1, 9).Draw(t, "fresh")
		for i := range fresh {
			items = append([]int{1000 + i}, items...)
		}
		l.settle(len(items), height, func(row int) int { return items[row] })
		if items[l.at] != held {
			t.Fatalf("the cursor moved from %d to %d", held, items[l.at])
		}
		if l.at < l.top || l.at >= l.top+height {
			t.Fatalf("row %d is not among the %d rows from %d", l.at, height, l.top)
		}
	})
}
