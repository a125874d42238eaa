package chain

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Coin selection finds what a search of all coins finds.
func TestCoinSetAgainstAList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, list := newCoinSet(), []*spendable{}
		for i := range rapid.IntRange(0, 60).Draw(t, "changes") {
			if len(list) > 0 && rapid.Bool().Draw(t, "remove") {
				k := rapid.IntRange(0, len(list)-1).Draw(t, "which")
				s.remove(list[k].at)
				list = slices.Delete(list, k, k+1)
				continue
			}
			coin := Unspent{Out: TxOut{Amount: Amount(rapid.IntRange(1, 9).Draw(t, "amount"))}, Height: uint32(rapid.IntRange(0, 3).Draw(t, "height"))}
			c := &spendable{Outpoint{Index: uint32(i)}, coin}
			s.put(c.at, c.coin)
			list = append(list, c)
		}
		need := Amount(rapid.IntRange(1, 30).Draw(t, "need"))
		parity := uint32(rapid.IntRange(0, 2).Draw(t, "free"))
		free := func(c *spendable) bool { return parity == 2 || c.at.Index%2 == parity }

		slices.SortFunc(list, ascending)
		var total Amount
		var smallest *spendable
		for _, c := range list {
			total += c.coin.Out.Amount
			if smallest == nil && free(c) && c.coin.Out.Amount >= need {
				smallest = c
			}
		}
		if s.total != total || len(s.byAmount) != len(list) || len(s.byOutpoint) != len(list) {
			t.Fatalf("the coin set holds %d coins of %d, expected %d of %d", len(s.byAmount), s.total, len(list), total)
		}
		if found := s.smallest(need, free); (found == nil) != (smallest == nil) || found != nil && found.at != smallest.at {
			t.Fatalf("smallest coin of at least %d: %v, expected %v", need, found, smallest)
		}

		slices.SortFunc(list, func(a, b *spendable) int {
			if a.coin.Out.Amount != b.coin.Out.Amount {
				return int(b.coin.Out.Amount - a.coin.Out.Amount)
			}
			return older(a, b)
		})
		var want []Outpoint
		var sum Amount
		for _, c := range list {
			if sum < need && free(c) {
				want, sum = append(want, c.at), sum+c.coin.Out.Amount
			}
		}
		chosen, found := s.largest(need, free)
		var at []Outpoint
		for _, c := range chosen {
			at = append(at, c.at)
		}
		if found != sum || !slices.Equal(at, want) {
			t.Fatalf("largest coins for %d: %v of %d, expected %v of %d", need, at, found, want, sum)
		}
	})
}
