package projection

import (
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// Where mempools are too many to ask all of them for each view, transactions are counted in
// turn: soon all of them are, what was counted for a view before says so, and what changes is
// seen a few views later.
func TestPoolsAreCountedInTurn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, looks := rapid.IntRange(1, 40).Draw(t, "transactions"), rapid.IntRange(1, 50).Draw(t, "looks")
		truth := map[chain.Hash]int{}
		asked := 0
		pools := func(tx chain.Hash) int {
			asked++
			return truth[tx]
		}
		var w Projection
		next := func() []view.Pooled {
			lines := make([]view.Pooled, n)
			for i := range lines {
				lines[i].ID = chain.Hash{byte(i)}
			}
			asked = 0
			w.countPools(lines, looks, pools)
			if asked != min(n, looks) {
				t.Fatalf("%d transactions were counted, expected %d", asked, min(n, looks))
			}
			return lines
		}
		for round := 1; round <= 3; round++ {
			for i := range n {
				truth[chain.Hash{byte(i)}] = 100*round + i
			}
			for range (n + looks - 1) / looks {
				for _, l := range next() {
					if round == 1 && l.Pools == 0 {
						continue // its turn comes
					}
					if !l.About && l.Pools != truth[l.ID] {
						t.Fatalf("%d is told as counted now, it is %d", l.Pools, truth[l.ID])
					}
				}
			}
			for _, l := range next() {
				if l.Pools != truth[l.ID] {
					t.Fatalf("round %d: %d is told, it is %d", round, l.Pools, truth[l.ID])
				}
			}
		}
	})
}
