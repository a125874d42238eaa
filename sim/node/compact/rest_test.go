package compact

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/chain"
)

func TestSelect(t *testing.T) {
	l := newLedger(t)
	block := l.mine(l.payments(3)...).Block()
	for _, indexes := range [][]int{nil, {0}, {1, 3}, {0, 1, 2, 3}} {
		txs, ok := Select(block, indexes)
		if !ok || len(txs) != len(indexes) {
			t.Errorf("%v: %d transactions, %v", indexes, len(txs), ok)
			continue
		}
		for i, tx := range txs {
			if tx != block.Txs[indexes[i]] {
				t.Errorf("%v: another one at %d", indexes, i)
			}
		}
	}
	for _, wrong := range [][]int{{-1}, {4}, {2, 2}, {3, 1}, {1, 4}, {1 << 40}} {
		if txs, ok := Select(block, wrong); ok || txs != nil {
			t.Errorf("%v: %d transactions, %v", wrong, len(txs), ok)
		}
	}
}

func TestFill(t *testing.T) {
	txs := newLedger(t).payments(4)
	partial := []*chain.Tx{txs[0], nil, txs[2], nil}
	for _, c := range []struct {
		name    string
		answer  []*chain.Tx
		missing []int
	}{
		{"nothing", nil, []int{1, 3}},
		{"too few", txs[1:2], []int{1, 3}},
		{"too many", txs[1:4], []int{1, 3}},
		{"as many as there are holes", []*chain.Tx{txs[1], txs[3]}, nil},
	} {
		got := slices.Clone(partial)
		Fill(got, c.answer)
		if diff := cmp.Diff(c.missing, Missing(got)); diff != "" {
			t.Errorf("%s: missing (-want +got):\n%s", c.name, diff)
		}
		if c.missing == nil && !slices.Equal(got, txs) {
			t.Errorf("%s: in another order", c.name)
		}
	}
}

// A count takes 1, 3 or 5 bytes; an index, the count of those that it leaves out.
func TestSizesOnTheWire(t *testing.T) {
	for n, want := range map[int]int{0: 1, 252: 1, 253: 3, 65_535: 3, 65_536: 5} {
		if got := CountSize(n); got != want {
			t.Errorf("%d takes %d bytes, expected %d", n, got, want)
		}
	}
	if got := IndexesSize([]int{252, 506, 66_043}); got != 1+1+3+5 {
		t.Errorf("the indexes take %d bytes", got)
	}
	tx := newLedger(t).payments(1)[0]
	if got := TxsSize([]*chain.Tx{tx, tx}); got != 1+2*len(tx.Encode()) {
		t.Errorf("the transactions take %d bytes", got)
	}
}
