package chain

import (
	"errors"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// lowParams have a short retarget window, so that a root may be near the tips.
func lowParams() Params {
	p := labParams()
	p.Window = 1
	return p
}

// Skips by height are Myers's: two equal ones before a block are joined to one.
func TestSkipHeight(t *testing.T) {
	to := []uint32{0}
	for h := uint32(1); h < 5000; h++ {
		parent, far := h-1, to[h-1]
		if parent-far == far-to[far] {
			to = append(to, to[far])
		} else {
			to = append(to, parent)
		}
		if found := skipHeight(h); found != to[h] {
			t.Fatalf("the skip of height %d leads to %d, expected %d", h, found, to[h])
		}
	}
}

// A tree that grows and is forgotten at random: what is left of it says the same as
// before, and a second wallet that is told of nothing agrees.
func TestForgetAgainstDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLab(t, lowParams())
		kept := []*Entry{l.store.Root()}
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			all := growOn(t, l, kept)
			next := all[rapid.IntRange(0, len(all)-1).Draw(t, "root")]
			type facts struct {
				work   Work
				supply Amount
				fees   Amount
				coins  map[Outpoint]Unspent
			}
			of := func(e *Entry) facts { return facts{e.Work(), e.Supply(), e.Fees(), maps.Collect(e.UTXO().All())} }
			before := map[*Entry]facts{}
			kept = nil
			for _, e := range all {
				if e.Ancestor(next.Height()) == next {
					before[e] = of(e)
					kept = append(kept, e)
				}
			}
			l.store.Forget(next)
			if l.store.Root() != next || l.store.Len() != len(kept) || next.Height() > 0 && next.Parent() != nil {
				t.Fatalf("%d blocks are left, expected %d", l.store.Len(), len(kept))
			}
			for _, e := range all {
				found, there := before[e]
				if (l.store.Get(e.Hash()) == e) != there {
					t.Fatalf("height %d: kept or not, contrary to what is expected", e.Height())
				}
				if there && (e.Work() != found.work || e.Supply() != found.supply || e.Fees() != found.fees || !maps.Equal(maps.Collect(e.UTXO().All()), found.coins)) {
					t.Fatalf("height %d says something else than before", e.Height())
				}
			}
			checkPaths(t, kept)
		}
	})
}

// growOn adds valid blocks on random ones of a tree, and returns them all.
func growOn(t *rapid.T, l *lab, tree []*Entry) []*Entry {
	for range rapid.IntRange(0, 40).Draw(t, "blocks") {
		parent := tree[len(tree)-1]
		if rapid.IntRange(0, 4).Draw(t, "branch") == 0 {
			parent = tree[rapid.IntRange(0, len(tree)-1).Draw(t, "parent")]
		}
		tree = append(tree, l.rival(parent, uint64(l.store.added)))
	}
	return tree
}

// checkPaths holds ancestors of blocks against the plain definition.
func checkPaths(t *rapid.T, entries []*Entry) {
	root := entries[0].Store().Root()
	for range 10 {
		a, b := entries[rapid.IntRange(0, len(entries)-1).Draw(t, "a")], entries[rapid.IntRange(0, len(entries)-1).Draw(t, "b")]
		on := map[*Entry]bool{}
		for e := a; e != nil; e = e.Parent() {
			on[e] = true
			if a.Ancestor(e.Height()) != e || e.skip.height != max(skipHeight(max(e.height, 1)), root.height) && e != root {
				t.Fatalf("from height %d the ancestor or the skip of %d is wrong", a.Height(), e.Height())
			}
		}
		common := b
		for !on[common] {
			common = common.Parent()
		}
		if CommonAncestor(a, b) != common || root.Height() > 0 && a.Ancestor(root.Height()-1) != nil {
			t.Fatalf("common ancestor of heights %d and %d", a.Height(), b.Height())
		}
	}
}

// A chain that has forgotten knows what is on its base, and nothing else; its locators
// are as long as before.
func TestForgottenBranches(t *testing.T) {
	l := newLab(t, lowParams())
	full, chain := NewChain(l.store, AllRules()), NewChain(l.store, AllRules())
	take := func(e *Entry) *Entry {
		for _, c := range []*Chain{full, chain} {
			if _, err := c.Accept(e, 1<<40); err != nil {
				t.Fatal(err)
			}
		}
		return e
	}
	var at []*Entry
	for e := l.store.Genesis(); e.Height() < 100; at = append(at, e) {
		e = take(l.mine(e))
	}
	low, high := take(l.rival(at[50], 1)), take(l.rival(at[90], 1))
	base := at[80]
	chain.Forget(base)
	if chain.Base() != base || len(chain.Leaves()) != 2 {
		t.Errorf("base %d with %d leaves, expected 81 and 2", chain.Base().Height(), len(chain.Leaves()))
	}
	for e, known := range map[*Entry]bool{base: true, at[99]: true, high: true, low: false} {
		if chain.Knows(e) != known || chain.Has(e.Hash()) != known {
			t.Errorf("the block at height %d is known: %t, expected %t", e.Height(), !known, known)
		}
	}
	var missing *ParentError
	for _, below := range []*Entry{low, l.rival(at[60], 2), l.mine(low)} {
		if _, err := chain.Accept(below, 1<<40); !errors.Is(err, ErrUnknownParent) || !errors.As(err, &missing) || missing.Parent != below.Block().Header.Prev {
			t.Errorf("a block of height %d below the base: %v, expected %v", below.Height(), err, ErrUnknownParent)
		}
	}
	if change, err := chain.Accept(l.mine(high), 1<<40); err != nil || change.Moved() {
		t.Errorf("a block on a branch above the base: %v", err)
	}
	a, b := full.Locator(), chain.Locator()
	if len(a) != len(b) || b[len(b)-1] != base.Hash() || a[5] != b[5] {
		t.Errorf("a locator of %d hashes, expected %d, the last of them the base", len(b), len(a))
	}
	for _, locator := range [][]Hash{nil, {at[10].Hash()}, {low.Hash()}, {base.Hash()}} {
		if after := chain.After(locator, 3); len(after) != 3 || after[0] != at[81] {
			t.Errorf("what comes after %v does not begin on the base", locator)
		}
	}
}

// A node may begin with a block that it takes on trust, and mine on it; what depends on
// forgotten blocks is refused.
func TestStoreBelowRoot(t *testing.T) {
	l := newLab(t, lowParams())
	var at []*Entry
	for e := l.store.Genesis(); e.Height() < 50; at = append(at, e) {
		e = l.mine(e)
	}
	side := l.rival(at[20], 1)
	l.store.Forget(side) // a root has to be an ancestor of what is in use
	if l.store.Len() != 1 || l.store.Get(at[49].Hash()) != nil || l.store.Genesis().Height() != 0 {
		t.Fatalf("%d blocks are left, expected the root", l.store.Len())
	}
	l.store.Forget(at[30])
	if l.store.Root() != side {
		t.Error("a forgotten block became the root")
	}
	block := func(parent *Entry, nonce uint64) *Block {
		p := l.store.params
		tx := NewCoinbase(parent.Height()+1, TxOut{l.keys[0].Address(), p.Subsidy})
		return NewBlock(solve(Header{Height: parent.Height() + 1, Prev: parent.Hash(), Bits: parent.NextBits(), Merkle: TxRoot([]*Tx{tx}), Nonce: nonce << 32, Time: int64(nonce)}), []*Tx{tx})
	}
	for what, parent := range map[string]*Entry{"a forgotten block": at[30], "less than a window above the root": l.mine(side)} {
		l.store.params.Window = 3
		if _, err := l.store.Add(block(parent, 1)); !errors.Is(err, ErrUnknownParent) {
			t.Errorf("a block on %s: %v, expected %v", what, err, ErrUnknownParent)
		}
	}
	if _, err := NewChain(l.store, AllRules()).Accept(at[30], 0); err == nil {
		t.Error("a forgotten block was accepted")
	}

	l = newLab(t, lowParams())
	tip := l.mineN(l.store.Genesis(), 60)
	base := tip.Ancestor(40)
	l.store.Forget(base.Ancestor(38))
	late := NewChainFrom(base, AllRules())
	for _, e := range late.After(nil, 10) {
		t.Errorf("it knows height %d", e.Height())
	}
	missed := pathDown(tip, base)
	slices.Reverse(missed)
	for _, e := range append([]*Entry{l.rival(base, 9)}, missed...) {
		if _, err := late.Accept(e, 1<<40); err != nil {
			t.Fatalf("height %d: %v", e.Height(), err)
		}
	}
	if late.Tip() != tip {
		t.Error("it did not come to the tip")
	}
}

// Wallets agree on what they have, whether they read the whole chain or began with the
// coins at its root; what is below a base leaves their history.
func TestWalletsThatForget(t *testing.T) {
	l := newLab(t, lowParams())
	tip := l.mineN(l.store.Genesis(), 30)
	tip = l.mine(tip, l.pay([]labCoin{rewardOf(tip)}, l.to(1, 20*Coin), l.to(0, 30*Coin)))
	side := l.rival(tip.Ancestor(15), 1)
	followed, stray := NewWallet(l.keys[0]), NewWallet(l.keys[0])
	followed.Balance(tip, nil)
	stray.Balance(side, nil)
	tip = l.mineN(tip, 5)
	want := followed.Balance(tip, nil)
	base := tip.Ancestor(28)
	followed.Forget(base)
	stray.Forget(base)
	l.store.Forget(base.Ancestor(26))
	late := NewWallet(l.keys[0])
	for what, w := range map[string]*Wallet{"that followed": followed, "that strayed": stray, "that is new": late} {
		if found := w.Balance(tip, nil); found != want {
			t.Errorf("a wallet %s has %v, expected %v", what, found, want)
		}
		w.Forget(base)
		if history := w.History(tip, nil); len(history) != 9 || history[8].Height != 29 {
			t.Errorf("a wallet %s tells of %d transactions, expected 9", what, len(history))
		}
	}
	if mine, yours := late.BalanceOf(tip, l.keys[0].Address()), BalanceOf(tip, l.keys[0].Address()); mine != yours {
		t.Errorf("balance %s, by the ledger %s", mine, yours)
	}
}

// What somebody still holds of a forgotten block neither leads to others nor loses what
// it says.
func TestForgottenEntries(t *testing.T) {
	l := newLab(t, lowParams())
	tip := l.mineN(l.store.Genesis(), 20)
	old, child := tip.Ancestor(5), l.mine(tip)
	unjudged := l.rival(tip.Ancestor(7), 3)
	l.store.Forget(tip.Ancestor(15))
	for _, e := range []*Entry{old, unjudged} {
		if e.Parent() != nil || e.skip != nil || e.utxo.Load() != nil || e.Supply() != 50*Coin*Amount(e.Height()+1) || len(e.Spent(0)) != 0 {
			t.Errorf("height %d leads on, or has lost something", e.Height())
		}
	}
	if next := l.mine(child); next.Index() != 23 || l.store.Len() != 8 {
		t.Errorf("index %d of %d blocks, expected 23 of 8", next.Index(), l.store.Len())
	}
	for _, s := range slices.Concat(l.store.states.recent.list, l.store.states.older.list) {
		if s.entry == l.store.Root() || s.entry.Height() < 15 {
			t.Errorf("the set of height %d can be forgotten or is kept", s.entry.Height())
		}
	}
}
