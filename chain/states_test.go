package chain

import (
	"maps"
	"runtime"
	"testing"
)

// Old unspent sets are forgotten, but not what they say: asked for again, they
// are as they were, on side branches too.
func TestOldUnspentSetsAreForgottenAndReplayed(t *testing.T) {
	l := newLab(t, labParams())
	l.store.states.most = 300
	coins := func(e *Entry) map[Outpoint]Unspent { return maps.Collect(e.UTXO().All()) }

	fork := l.mineN(l.store.Genesis(), 40)
	side := l.mine(fork)
	entries := []*Entry{side}
	before := []map[Outpoint]Unspent{coins(side)}
	for e := l.rival(fork, 1); e.Height() < 1500; e = l.mine(e) {
		entries = append(entries, e)
		before = append(before, coins(e))
	}
	held := 0
	for _, e := range entries {
		if e.utxo.Load() != nil {
			held++
		}
	}
	if most := 300/recentPart + 300/keptHeights; held > most || held < most*3/4 {
		t.Errorf("%d of %d sets are at hand, expected about %d", held, len(entries), most)
	}
	for _, e := range entries[len(entries)-300+keptHeights:] {
		near := e
		for near.utxo.Load() == nil {
			near = near.parent
		}
		if e.Height()-near.Height() >= keptHeights {
			t.Errorf("from height %d it is %d blocks to a set that is at hand, expected less than %d", e.Height(), e.Height()-near.Height(), keptHeights)
		}
	}
	for _, i := range []int{0, 1, 500, 1000, len(entries) - 1} {
		if !maps.Equal(coins(entries[i]), before[i]) {
			t.Errorf("the set at height %d is not what it was", entries[i].Height())
		}
		if len(before[i]) != int(entries[i].Height())+1 || entries[i].Supply() != Amount(len(before[i]))*l.store.params.Subsidy {
			t.Errorf("height %d has %d coins worth %s", entries[i].Height(), len(before[i]), entries[i].Supply())
		}
	}
}

// What is kept of an old block does not hold its unspent set in memory.
func TestForgottenSetsAreFreed(t *testing.T) {
	l := newLab(t, labParams())
	l.store.states.most = 50
	freed := make(chan uint32, 1)
	e := l.mineN(l.store.Genesis(), 10)
	runtime.AddCleanup(e.UTXO().coins, func(height uint32) { freed <- height }, e.Height())
	l.mineN(e, 100)
	for range 100 {
		runtime.GC()
		select {
		case height := <-freed:
			if height != 10 || e.effect.Load() == nil {
				t.Errorf("freed the set at height %d", height)
			}
			return
		default:
		}
	}
	t.Error("the set is still in memory")
}
