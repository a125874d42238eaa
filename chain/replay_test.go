package chain

// The oracle for UTXO sets: a plain map, and every block played from genesis.

func replayed(e *Entry) map[Outpoint]Unspent {
	var path []*Entry
	for x := e; x != nil; x = x.Parent() {
		path = append(path, x)
	}
	coins := map[Outpoint]Unspent{}
	for i := len(path) - 1; i >= 0; i-- {
		replayBlock(coins, path[i].Block(), path[i].Height())
	}
	return coins
}

func replayBlock(coins map[Outpoint]Unspent, b *Block, height uint32) {
	for _, tx := range b.Txs {
		for _, in := range tx.In {
			delete(coins, in.Prev)
		}
		for i, out := range tx.Out {
			coins[Outpoint{tx.ID(), uint32(i)}] = Unspent{out, height, tx.IsCoinbase()}
		}
	}
}

func sameCoins(coins map[Outpoint]Unspent, set UTXOSet) bool {
	if set.Len() != len(coins) {
		return false
	}
	for o, want := range coins {
		if got, ok := set.Get(o); !ok || got != want {
			return false
		}
	}
	ranged := 0
	for o, got := range set.All() {
		if coins[o] != got {
			return false
		}
		ranged++
	}
	return ranged == len(coins)
}

func sum(coins map[Outpoint]Unspent) Amount {
	var total Amount
	for _, coin := range coins {
		total += coin.Out.Amount
	}
	return total
}
