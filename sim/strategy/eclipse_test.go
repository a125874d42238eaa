package strategy

import (
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node"
)

// The victim is n1, the others are n2.
func eclipsed(t *testing.T, way Eclipse) (*lab, *eclipse) {
	l := newLab(t, "push", 2)
	way.Victim = 1
	return l, l.follow(way).(*eclipse)
}

// tip is the height that the node shows to a stranger.
func (l *lab) tip(id netsim.NodeID) string {
	l.blocks(id)
	l.says(id, node.GetBlocks{})
	heard := l.Handler(id).(*stranger).heard
	return heard[len(heard)-1]
}

// Neither side hears of the other's blocks, and the attacker mines on the victim's.
func TestEclipseKeepsTheSidesApart(t *testing.T) {
	l, e := eclipsed(t, Eclipse{})
	theirs, victims := l.mine(l.genesis(), 2), l.mine(l.genesis(), 1)
	l.says(2, node.BlockMessage{Block: theirs}, node.BlockMessage{Block: l.mine(theirs, 2)})
	l.says(1, node.BlockMessage{Block: victims})
	if l.n.Parent() != victims {
		t.Fatalf("it mines at height %d", l.n.Parent().Height())
	}
	own := l.mine(victims, 0)
	l.finds(0, own)
	if a, b := l.blocks(1), l.blocks(2); a != "" || b != "" {
		t.Errorf("the victim was sent %q, the others %q", a, b)
	}
	if shown := l.tip(1); !strings.Contains(shown, "h1-h2") {
		t.Errorf("the victim is shown %q", shown)
	}
	if shown := l.tip(2); !strings.Contains(shown, "h1-h2") {
		t.Errorf("the others are shown %q", shown)
	}
	if !e.Secret(own) || e.Tell(2, node.Item{Block: victims}) || e.Tell(1, node.Item{Block: theirs}) {
		t.Error("a block is told that should not be")
	}
	// Each side's own blocks are told it, and what both had before.
	if !e.Tell(1, node.Item{Block: own}) || !e.Tell(2, node.Item{Block: theirs}) || !e.Tell(1, node.Item{Block: l.genesis()}) {
		t.Error("a block is not told that should be")
	}
}

// Who has heard of a block some other way knows it, and what came before it.
func TestEclipseLeaks(t *testing.T) {
	l, e := eclipsed(t, Eclipse{})
	first := l.mine(l.genesis(), 2)
	l.says(2, node.BlockMessage{Block: first})
	if e.Tell(1, node.Item{Block: first}) {
		t.Fatal("it is told")
	}
	next := l.mine(first, 1)
	l.says(1, node.BlockMessage{Block: next})
	if !e.Tell(1, node.Item{Block: first}) || e.Tell(2, node.Item{Block: next}) || l.n.Parent() != next {
		t.Error("the victim built on a block, and it counts as unknown to it")
	}
}

// With a delay blocks pass late, in both directions.
func TestEclipseDelays(t *testing.T) {
	l, e := eclipsed(t, Eclipse{Delay: 10 * time.Second})
	theirs := l.mine(l.genesis(), 2)
	l.says(2, node.BlockMessage{Block: theirs})
	l.run(5 * second)
	copied := l.n.Clone(l.config).Strategy().(*eclipse)
	if e.Tell(1, node.Item{Block: theirs}) || l.n.Parent() == theirs {
		t.Error("it passes at once")
	}
	l.run(6 * second)
	if !e.Tell(1, node.Item{Block: theirs}) || l.n.Parent() != theirs || copied.Tell(1, node.Item{Block: theirs}) {
		t.Error("it does not pass after 10 s, or in a copy too")
	}
	own := l.mine(theirs, 0)
	l.finds(0, own)
	if e.Tell(2, node.Item{Block: own}) {
		t.Error("its own passes at once")
	}
	l.run(11 * second)
	if !e.Tell(2, node.Item{Block: own}) || e.Public() != own {
		t.Error("its own does not pass after 10 s")
	}
}

// The victim hears of a payment, and all others of its rival; blocks on the victim's branch have
// the payment.
func TestEclipseSpendsTwice(t *testing.T) {
	l, e := eclipsed(t, Eclipse{Pay: 10 * chain.Coin})
	l.run(second)
	heard := func(id netsim.NodeID) (txs []string) {
		for _, line := range l.Handler(id).(*stranger).heard {
			if strings.Contains(line, " tx ") {
				txs = append(txs, line[strings.Index(line, "tx "):strings.Index(line, " bytes")-4])
			}
		}
		return txs
	}
	a, b := heard(1), heard(2)
	if len(a) != 1 || len(b) != 1 || a[0] == b[0] || !strings.Contains(a[0], e.payment.Short()) {
		t.Fatalf("the victim hears %q, the others %q", a, b)
	}
	// Their block has the rival; the payment is still on offer for the victim's branch.
	theirs := l.mine(l.genesis(), 2)
	l.says(2, node.BlockMessage{Block: theirs})
	if pool := e.Choose(l.n, l.genesis()); !pool.Has(e.payment) || pool.Has(e.rival) {
		t.Error("the next block for the victim lacks the payment")
	}
	if chosen := e.Choose(l.n, l.mine(l.genesis(), 0, e.handed)); chosen.Has(e.payment) {
		t.Error("the payment is in a block, and on offer again")
	}
}

// It cannot stand between itself and others, and a rival payment goes to a third node.
func TestEclipseIsRefused(t *testing.T) {
	l := newLab(t, "push", 1)
	for _, c := range []struct {
		way  Eclipse
		want string
	}{
		{Eclipse{Victim: 0}, "n0 cannot stand between itself and the others"},
		{Eclipse{Victim: 1, Pay: 1}, "the rival payment goes to a third node, and there is none"},
	} {
		if _, err := Make(c.way, false, l, []int{0}); err == nil || err.Error() != c.want {
			t.Errorf("%v: %v, expected %q", c.way, err, c.want)
		}
	}
}
