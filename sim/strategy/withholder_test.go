package strategy

import (
	"testing"

	"example.com/sosocoin/sim/node"
)

// It never tells, and mines on the better branch, of equals on its own.
func TestWithholderNeverTells(t *testing.T) {
	l := newLab(t, "push", 1)
	w := l.follow(Withholder{}).(*withholder)
	own := l.mine(l.genesis(), 0)
	l.finds(0, own)
	theirs := l.mine(l.genesis(), 1)
	l.says(1, node.BlockMessage{Block: theirs})
	if l.n.Parent() != own || !w.Secret(own) {
		t.Error("it gives up a branch that is as good")
	}
	theirs = l.mine(theirs, 1)
	l.says(1, node.BlockMessage{Block: theirs})
	if lead, private := w.Lead(); l.n.Parent() != theirs || lead != 0 || private != 0 {
		t.Errorf("it mines at height %d, %d ahead with %d private blocks", l.n.Parent().Height(), lead, private)
	}
	for range 5 {
		l.finds(0, l.mine(l.n.Parent(), 0))
	}
	if heard := l.blocks(1); heard != "" {
		t.Errorf("it publishes %q", heard)
	}
	// A copy goes its own way.
	copied := l.n.Clone(l.config)
	l.finds(0, l.mine(l.n.Parent(), 0))
	if _, private := copied.Strategy().(*withholder).Lead(); private != 5 {
		t.Errorf("the copy has %d private blocks", private)
	}
}
