package strategy

import (
	"fmt"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/node"
)

// The times of a branch under each rule, in seconds: windows of 4 blocks, which should take 40 s,
// of a branch that lasts 128 s, so that no block may be of after 188 s.
func TestTimewarpDates(t *testing.T) {
	for rule, want := range map[string]string{
		// A window may take 80 s and count as longer than it should: then the difficulty falls.
		// The third is the last that fits, then one goes back by four times a minute.
		chain.RetargetNaive: "[0 0 0 80 80 80 80 160 100 40 -20 -80 -80 -80 -80 0]",
		// Four times as long as it should is 160 s; half of that still makes blocks easier.
		chain.RetargetBitcoin: "[0 0 0 160 100 40 -20 -80 -80 -80 -80 80 80 80 80 188]",
		chain.RetargetASERT:   "[188 188 188 188 188 188 188 188 188 188 188 188 188 188 188 188]",
		chain.RetargetLWMA:    "[0 10 20 30 40 50 60 70 80 90 100 110 120 130 140 150]",
		chain.RetargetNone:    "[0 10 20 30 40 50 60 70 80 90 100 110 120 130 140 150]",
	} {
		params := chain.DefaultParams()
		params.Retarget, params.Window = rule, 4
		l := newLabOf(t, params, "push", 1)
		w := l.follow(Timewarp{}).(*timewarp)
		parent, times := l.genesis(), []int64{}
		for i := range 16 {
			at := w.Date(l.n, parent, int64(i)*10_000)
			parent = l.mineAt(parent, 0, at)
			if err := parent.Verdict(chain.AllRules()); err != nil {
				t.Fatal(err)
			}
			times = append(times, (at+100_500)/1000-100) // rounded
		}
		if got := fmt.Sprint(times); got != want {
			t.Errorf("%s: blocks are of %s, expected %s", rule, got, want)
		}
	}
}

// Where going back costs as much as it brings, times only go forward.
func TestTimewarpDoesNotSawInVain(t *testing.T) {
	params := chain.DefaultParams()
	params.Retarget, params.Window, params.PastLimit = chain.RetargetBitcoin, 4, 10*time.Second
	l := newLabOf(t, params, "push", 1)
	w := l.follow(Timewarp{}).(*timewarp)
	parent := l.genesis()
	for range 16 {
		at := w.Date(l.n, parent, 7_000)
		if at < parent.Block().Header.Time {
			t.Fatalf("height %d is of %d ms", parent.Height()+1, at)
		}
		parent = l.mineAt(parent, 0, at)
	}
}

// It publishes when its time has come, if it has more work, and gives up otherwise.
func TestTimewarpPublishesAtTheEnd(t *testing.T) {
	l := newLab(t, "push", 1)
	w := l.follow(Timewarp{Lasts: time.Minute}).(*timewarp)
	own := l.mine(l.genesis(), 0)
	l.finds(0, own)
	theirs := l.mine(l.genesis(), 1)
	l.says(1, node.BlockMessage{Block: theirs})
	own = l.mine(own, 0)
	l.finds(0, own)
	if heard := l.blocks(1); heard != "" || l.n.Parent() != own {
		t.Errorf("before the end it publishes %q", heard)
	}
	l.AdvanceTo(30 * second)
	l.ok(l.Crash(0))
	l.ok(l.Restart(0))
	copied := l.n.Clone(l.config).Strategy().(*timewarp)
	l.AdvanceTo(61 * second)
	if heard := l.blocks(1); heard != "12" || w.until != 120*second {
		t.Errorf("at the end it publishes %q, and goes on until %v", heard, w.until)
	}
	if copied.until != 60*second || len(copied.secret) != 2 {
		t.Errorf("the copy goes on until %v with %d secrets", copied.until, len(copied.secret))
	}
	for range 2 {
		theirs = l.mine(l.n.Chain().Tip(), 1)
		l.says(1, node.BlockMessage{Block: theirs})
	}
	l.finds(0, l.mine(own, 0))
	l.AdvanceTo(121 * second)
	if heard := l.blocks(1); heard != "" || l.n.Parent() != theirs {
		t.Errorf("with less work it publishes %q", heard)
	}
}
