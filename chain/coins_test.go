package chain

import (
	"encoding/binary"
	"maps"
	"testing"

	"pgregory.net/rapid"
)

// A trie holds what a map holds to which the same was done, and what came of it later changes
// nothing in it: also where the ways of many outpoints are the same for long.
func TestCoinTrieIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var outpoints []Outpoint
		for _, first := range []uint64{0, 1, 2, 1 << 63, 3 << 62} {
			for _, last := range []byte{0, 1, 0x80} {
				for _, index := range []uint32{0, 1, 1 << 31} {
					o := Outpoint{Index: index}
					binary.LittleEndian.PutUint64(o.Tx[:], first^uint64(index)*0x9e3779b97f4a7c15)
					o.Tx[31] = last
					outpoints = append(outpoints, o)
				}
			}
		}
		type moment struct {
			set   coinTrie
			coins map[Outpoint]Unspent
		}
		var moments []moment
		now := moment{coins: map[Outpoint]Unspent{}}
		for range rapid.IntRange(0, 120).Draw(t, "changes") {
			now.coins = maps.Clone(now.coins)
			o := rapid.SampledFrom(outpoints).Draw(t, "outpoint")
			if rapid.Bool().Draw(t, "spent") {
				now.set = now.set.without(o)
				delete(now.coins, o)
			} else {
				coin := Unspent{Out: TxOut{Amount: Amount(len(moments))}, Height: uint32(len(moments)), Coinbase: rapid.Bool().Draw(t, "coinbase")}
				now.set = now.set.with(newCoinLeaf(o, &TxOut{Amount: coin.Out.Amount}, coin.Height, coin.Coinbase))
				now.coins[o] = coin
			}
			moments = append(moments, now)
		}
		for i, m := range moments {
			if !sameCoins(m.coins, UTXOSet{&m.set}) || m.set.count != len(m.coins) {
				t.Fatalf("after %d changes: %d coins, expected %v", i+1, m.set.count, m.coins)
			}
			if found := (UTXOSet{&m.set}).Sum(); found != sum(m.coins) {
				t.Fatalf("after %d changes: a sum of %d, expected %d", i+1, found, sum(m.coins))
			}
			for _, o := range outpoints {
				if _, is := m.coins[o]; !is && m.set.get(o) != nil {
					t.Fatalf("after %d changes: there is still a coin at %s", i+1, o)
				}
			}
			if lone := m.set.top.lonely(0); lone != nil {
				t.Fatalf("after %d changes: a branch of %s alone", i+1, lone.at)
			}
		}
	})
}

// lonely returns a coin that has a branch below the top for itself.
func (b *branch) lonely(depth int) *coinLeaf {
	if alone := b.alone(); depth > 0 && alone != nil {
		return alone
	}
	for _, sub := range b.sub {
		if sub != nil {
			if lone := sub.lonely(depth + 1); lone != nil {
				return lone
			}
		}
	}
	return nil
}
