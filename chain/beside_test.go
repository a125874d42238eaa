package chain

import (
	"errors"
	"testing"
)

// swapped is a block whose header commits to other transactions than it holds.
func swapped(l *lab, b *Block) *Block {
	reward := b.Txs[0].Out[0].Amount
	return NewBlock(b.Header, []*Tx{NewCoinbase(b.Header.Height, l.to(1, reward/2), l.to(2, reward-reward/2))})
}

// Two blocks with one hash do not stand in each other's way, nor does what is built on them.
func TestBlocksOfOneHash(t *testing.T) {
	l := newLab(t, labParams())
	loose := AllRules().Without(RuleMerkle)
	original := l.draft(l.mine(l.store.Genesis())).block()
	forged := l.add(swapped(l, original))
	if l.store.Get(original.Hash()) != nil {
		t.Error("a forged block stands where the true one belongs")
	}
	next := l.draft(forged).block()
	var missing *ParentError
	if _, err := l.store.Add(next); !errors.As(err, &missing) {
		t.Errorf("a block on what only its hash tells: %v", err)
	}
	child, err := l.store.AddOn(forged, next)
	if err != nil || child.Parent() != forged || child.Verdict(loose) != nil || !errors.Is(child.Verdict(AllRules()), RuleMerkle) {
		t.Fatalf("on the forged block: %v, %v, %v", err, child.Verdict(loose), child.Verdict(AllRules()))
	}
	honest := l.add(original)
	twin := l.add(next) // the same bytes, on the true block
	if twin == child || twin.Parent() != honest || l.store.Get(next.Hash()) != twin {
		t.Error("the same header stands for one block on both")
	}
	if again, err := l.store.AddOn(forged, next); again != child || err != nil {
		t.Errorf("once more: %v, %v", again, err)
	}
	if again, err := l.store.AddOn(honest, next); again != twin || err != nil {
		t.Errorf("on the true block: %v, %v", again, err)
	}
	if all := l.store.All(next.Hash()); len(all) != 2 || all[0] != twin || all[1] != child {
		t.Errorf("blocks of this hash: %v", all)
	}

	// A chain knows a hash by the block that it has, and what follows it there.
	c := NewChain(l.store, loose)
	for _, e := range []*Entry{forged.Parent(), forged, child} {
		if _, err := c.Accept(e, 0); err != nil {
			t.Fatal(err)
		}
	}
	if !c.Has(child.Hash()) || c.Tip() != child || c.Knows(twin) {
		t.Error("the chain does not know what it has")
	}
	top := l.mineAside(t, child)
	if _, err := c.Accept(top, 0); err != nil {
		t.Fatal(err)
	}
	if after := c.After([]Hash{child.Hash()}, 9); len(after) != 1 || after[0] != top {
		t.Errorf("after the forged block's child: %v", after)
	}
	l.store.Forget(child)
	if all := l.store.All(top.Hash()); len(all) != 1 || all[0] != top || len(l.store.All(forged.Hash())) != 0 {
		t.Error("what is forgotten is still there, or what is not is gone")
	}
}

// mineAside adds a block on one that Get does not find.
func (l *lab) mineAside(t *testing.T, parent *Entry) *Entry {
	t.Helper()
	e, err := l.store.AddOn(parent, l.draft(parent).block())
	if err != nil {
		t.Fatal(err)
	}
	return e
}
