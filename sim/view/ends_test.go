package view

import (
	"testing"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
)

// Ends counts the tips on which no other one builds, whatever the tree.
func TestEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, parent := &View{}, map[chain.Hash]chain.Hash{}
		for i := range rapid.IntRange(1, 20).Draw(t, "blocks") {
			b := Block{Hash: chain.Hash{byte(i + 1)}}
			if i > 0 {
				on := v.Tree[rapid.IntRange(0, i-1).Draw(t, "parent")]
				b.Prev, b.Height = on.Hash, on.Height+1
			}
			v.Tree, parent[b.Hash] = append(v.Tree, b), b.Prev
			if rapid.Bool().Draw(t, "followed") {
				v.Tips = append(v.Tips, Tip{Hash: b.Hash, Height: b.Height})
			}
		}
		want := 0
		for i, tip := range v.Tips {
			built := false
			for j, other := range v.Tips {
				for at := other.Hash; i != j && !at.IsZero(); at = parent[at] {
					built = built || at == tip.Hash
				}
			}
			if !built {
				want++
			}
		}
		if got := v.Ends(); got != want {
			t.Fatalf("%d ends of %d tips, expected %d", got, len(v.Tips), want)
		}
	})
}
