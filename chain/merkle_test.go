package chain

import (
	"fmt"
	"testing"
)

// The tree that is shown ends in the root that headers commit to, and each of its nodes
// follows from the level below.
func TestMerkleLevels(t *testing.T) {
	for n := range 40 {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			var txs []*Tx
			for i := range n {
				txs = append(txs, NewCoinbase(uint32(i), TxOut{Amount: Coin}))
			}
			levels := MerkleLevels(txs)
			if last := levels[len(levels)-1]; len(last) != 1 || last[0] != TxRoot(txs) {
				t.Fatalf("the tree ends in %v, expected the root", last)
			}
			if len(levels[0]) != n {
				t.Fatalf("%d leaves of %d transactions", len(levels[0]), n)
			}
			for k := 1; k+1 < len(levels); k++ {
				below := levels[k-1]
				if len(levels[k]) != (len(below)+1)/2 {
					t.Fatalf("level %d has %d nodes above %d", k, len(levels[k]), len(below))
				}
				for i, h := range levels[k] {
					want := below[2*i]
					if 2*i+1 < len(below) {
						want = taggedHash(nodeTag, below[2*i][:], below[2*i+1][:])
					}
					if h != want {
						t.Errorf("node %d of level %d is %v, want %v", i, k, h, want)
					}
				}
			}
		})
	}
}
