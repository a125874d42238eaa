package kit_test

import (
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/tui/kit"
)

// The item under a list's cursor stays under it while others come and go before it.
func TestListHoldsItsItem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := make([]int, rapid.IntRange(2, 40).Draw(t, "items"))
		for i := range items {
			items[i] = i
		}
		height := rapid.IntRange(1, 12).Draw(t, "height")
		var l kit.List[int]
		l.Settle(len(items), height, func(row int) int { return items[row] })
		l.Move(rapid.IntRange(1, len(items)-1).Draw(t, "to"))
		l.Settle(len(items), height, func(row int) int { return items[row] })
		held := items[l.At]
		fresh := rapid.IntRange(1, 9).Draw(t, "fresh")
		for i := range fresh {
			items = append([]int{1000 + i}, items...)
		}
		l.Settle(len(items), height, func(row int) int { return items[row] })
		if items[l.At] != held {
			t.Fatalf("the cursor moved from %d to %d", held, items[l.At])
		}
		if l.At < l.Top || l.At >= l.Top+height {
			t.Fatalf("row %d is not among the %d rows from %d", l.At, height, l.Top)
		}
	})
}
