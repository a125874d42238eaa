package watch

import (
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/paged"
)

// What a table's copies share is not written to by any of them.
func TestTableCopies(t *testing.T) {
	f := newForger(t)
	blocks := make([]*chain.Entry, 3*paged.PageSize)
	for i := range blocks {
		blocks[i] = f.block(nil, f.coinbase(chain.Amount(i)))
	}
	var first table[int]
	for i, e := range blocks {
		*first.edit(e) = i
	}
	second := first.clone()
	third := second.clone()
	*first.edit(blocks[3]) = -1
	*second.edit(blocks[4]) = -2
	for i, e := range blocks {
		want := [3]int{i, i, i}
		switch i {
		case 3:
			want[0] = -1
		case 4:
			want[1] = -2
		}
		if got := [3]int{*first.get(e), *second.get(e), *third.get(e)}; got != want {
			t.Fatalf("block %d: %v, want %v", i, got, want)
		}
	}
	var empty table[int]
	if empty.get(blocks[0]) != nil {
		t.Error("an empty table knows a block")
	}
}
