package chain

import (
	"errors"
	"slices"
	"testing"
)

// txIDs names transactions.
func txIDs(txs []*Tx) []Hash {
	var out []Hash
	for _, tx := range txs {
		out = append(out, tx.ID())
	}
	return out
}

func TestApplyConfirms(t *testing.T) {
	w, coins := funded(t, 2)
	parent := w.mustAdd(spend(5, coins[:1], testKey(2)))
	child := w.mustAdd(spend(5, []coin{output(parent, 0, testKey(2))}, testKey(3)))
	fate := w.accept(w.make(w.tip(), testKey(0), parent))
	if !slices.Equal(txIDs(fate.Confirmed), []Hash{parent.ID()}) || len(fate.Returned)+len(fate.Dropped) > 0 {
		t.Errorf("fate %+v", fate)
	}
	list := w.pool.List()
	if len(list) != 1 || list[0].Tx != child || len(list[0].Parents) != 0 {
		t.Errorf("expected the child alone, without unconfirmed parents, found %+v", list)
	}
	checkPool(t, w.pool, w.tip(), AllRules())
	checkTemplate(w, w.tip())
}

// Fault 4 of the seed: two entries that had become stale poisoned its pool, so
// that every later attempt to mine failed without a word.
func TestStaleEntriesDoNotPoisonThePool(t *testing.T) {
	w, coins := funded(t, 4)
	alice, bob, carol := testKey(1), testKey(2), testKey(3)
	stale1 := w.mustAdd(spend(0, coins[:1], bob))
	child := w.mustAdd(spend(0, []coin{output(stale1, 0, bob)}, alice))
	grandchild := w.mustAdd(spend(0, []coin{output(child, 0, alice)}, bob))
	stale2 := w.mustAdd(spend(0, coins[1:2], bob))
	sound := w.mustAdd(spend(0, coins[3:], bob))

	rival1, rival2 := spend(0, coins[:1], carol), spend(1, coins[1:3], carol)
	fate := w.accept(w.make(w.tip(), testKey(0), rival1, rival2))
	want := map[Hash]error{
		stale1.ID():     ErrConflict{Tx: stale1.ID(), With: rival1.ID(), Outpoint: coins[0].at},
		stale2.ID():     ErrConflict{Tx: stale2.ID(), With: rival2.ID(), Outpoint: coins[1].at},
		child.ID():      ErrParentGone{Tx: child.ID(), Parent: stale1.ID()},
		grandchild.ID(): ErrParentGone{Tx: grandchild.ID(), Parent: child.ID()},
	}
	for _, dropped := range fate.Dropped {
		gone, isChild := dropped.Why.(ErrParentGone)
		if isChild {
			if gone.Why != want[stale1.ID()] || !errors.As(gone, new(ErrConflict)) {
				t.Errorf("%s: expected the root of the matter, found %v", dropped.Tx.ID(), gone.Why)
			}
			gone.Why = nil
			dropped.Why = gone
		}
		if dropped.Why != want[dropped.Tx.ID()] {
			t.Errorf("expected %v, found %v", want[dropped.Tx.ID()], dropped.Why)
		}
	}
	if len(fate.Dropped) != len(want) || !slices.Equal(ids(w.pool.List()), []Hash{sound.ID()}) {
		t.Errorf("%d dropped, %d left", len(fate.Dropped), w.pool.Len())
	}
	for range 3 {
		w.mine(testKey(0))
		if err := w.tip().Verdict(AllRules()); err != nil {
			t.Fatalf("mining after stale entries: %v", err)
		}
	}
	if w.pool.Len() != 0 {
		t.Error("the sound transaction was never mined")
	}
}

// Even a pool that nobody tells of new blocks offers only what is valid.
func TestTemplateForATipThePoolWasNotToldOf(t *testing.T) {
	w, coins := funded(t, 3)
	alice, bob := testKey(1), testKey(2)
	confirmed := w.mustAdd(spend(3, coins[:1], bob))
	child := w.mustAdd(spend(4, []coin{output(confirmed, 0, bob)}, alice))
	conflicting := w.mustAdd(spend(5, coins[1:2], bob))
	hopeless := w.mustAdd(spend(900, []coin{output(conflicting, 0, bob)}, alice))
	sound := w.mustAdd(spend(6, coins[2:], bob))

	next := w.make(w.tip(), bob, confirmed, spend(0, coins[1:2], alice))
	made := checkTemplate(w, next)
	want := []Hash{sound.ID(), child.ID()}
	if got := txIDs(made.Block().Txs[1:]); !slices.Equal(got, want) {
		t.Errorf("expected %v, found %v (%s is hopeless)", want, got, hopeless.ID())
	}
	// Told late, it finds out the same.
	far := w.make(next, bob)
	for _, e := range []*Entry{next, far} {
		if _, err := w.chain.Accept(e, e.Block().Header.Time); err != nil {
			t.Fatal(err)
		}
	}
	fate := w.pool.Apply(ChangeOf(next, far), AllRules())
	if len(fate.Confirmed) != 1 || len(fate.Dropped) != 2 || w.pool.Len() != 2 {
		t.Errorf("%d confirmed, %d left, dropped %+v", len(fate.Confirmed), w.pool.Len(), fate.Dropped)
	}
	checkPool(t, w.pool, w.tip(), AllRules())
	checkTemplate(w, w.tip())
}

// Fault 14 of the seed: a reorganisation took transactions with it for good.
func TestReorgGivesTransactionsBack(t *testing.T) {
	w, coins := funded(t, 3)
	alice, bob := testKey(1), testKey(2)
	fork := w.tip()
	first := w.mustAdd(spend(7, coins[:1], bob))
	w.mine(alice)
	second := w.mustAdd(spend(8, []coin{output(first, 0, bob)}, alice))
	other := w.mustAdd(spend(9, coins[1:2], bob))
	w.mine(alice)
	waiting := w.mustAdd(spend(1, []coin{output(second, 0, alice)}, bob))

	// Three empty blocks beat two, and one of them has other as well.
	rival := w.make(w.make(fork, bob, other), bob)
	w.accept(rival.Parent())
	w.accept(rival)
	fate := w.accept(w.make(rival, bob))

	if want := []Hash{first.ID(), second.ID()}; !slices.Equal(txIDs(fate.Returned), want) {
		t.Errorf("returned, parents first: expected %v, found %v", want, txIDs(fate.Returned))
	}
	if len(fate.Confirmed)+len(fate.Dropped) > 0 {
		t.Errorf("fate %+v", fate)
	}
	want := []Hash{first.ID(), second.ID(), waiting.ID()}
	list := w.pool.List()
	if !slices.Equal(ids(list), want) {
		t.Fatalf("expected %v, found %v", want, ids(list))
	}
	if !slices.Equal(list[2].Parents, []Hash{second.ID()}) {
		t.Errorf("what waited all along lost its parent: %v", list[2].Parents)
	}
	checkPool(t, w.pool, w.tip(), AllRules())
	made := checkTemplate(w, w.tip())
	if len(made.Block().Txs) != 4 {
		t.Errorf("the next block has %d transactions, expected all three and a coinbase", len(made.Block().Txs))
	}
}

// What spends a coinbase that never was cannot come back, nor what spends that.
func TestReorgDropsWhatLostItsCoinbase(t *testing.T) {
	w, coins := funded(t, 2)
	alice, bob := testKey(1), testKey(2)
	fork := w.tip()
	w.mine(alice)
	lost := reward(w.tip(), alice)
	inBlock := w.mustAdd(spend(1, []coin{lost}, bob, bob))
	doubled := w.mustAdd(spend(1, coins[:1], bob))
	w.mine(alice)
	lostToo := w.mustAdd(spend(1, []coin{reward(w.tip(), alice)}, bob))
	child := w.mustAdd(spend(2, []coin{output(inBlock, 0, bob), coins[1]}, alice))
	grandchild := w.mustAdd(spend(3, []coin{output(child, 0, alice), output(inBlock, 1, bob)}, bob))

	rival := spend(4, coins[:1], alice)
	branch := w.make(w.make(fork, bob, rival), bob)
	w.accept(branch.Parent())
	w.accept(branch)
	fate := w.accept(w.make(branch, bob))

	noCoinbase := ErrMissingInput{Tx: inBlock.ID(), Outpoint: lost.at}
	want := []Dropped{
		{inBlock, noCoinbase},
		{child, ErrParentGone{child.ID(), inBlock.ID(), noCoinbase}},
		{grandchild, ErrParentGone{grandchild.ID(), child.ID(), noCoinbase}},
		{doubled, ErrConflict{Tx: doubled.ID(), With: rival.ID(), Outpoint: coins[0].at}},
		{lostToo, ErrMissingInput{Tx: lostToo.ID(), Outpoint: lostToo.In[0].Prev}},
	}
	if len(fate.Dropped) != len(want) {
		t.Errorf("expected %d dropped, found %d", len(want), len(fate.Dropped))
	}
	for _, dropped := range fate.Dropped {
		if !slices.Contains(want, dropped) {
			t.Errorf("unexpectedly dropped: %v", dropped.Why)
		}
	}
	if w.pool.Len() != 0 || len(fate.Returned) != 0 {
		t.Errorf("%d left, %d returned", w.pool.Len(), len(fate.Returned))
	}
}

// The same miner may find the same coinbase twice, at one height of two branches.
func TestReorgKeepsWhatSpendsATwinCoinbase(t *testing.T) {
	w, _ := funded(t, 1)
	alice := testKey(1)
	fork := w.tip()
	w.mine(alice)
	twin := w.solve(fork, NewTemplate(fork, nil, alice.Address()))
	if twin == w.tip() {
		at := twin.Block().Header.Time + 1
		template := NewTemplate(fork, nil, alice.Address())
		for nonce := uint64(0); ; nonce++ {
			if template.Try(nonce, at) {
				twin, _ = w.store.Add(template.Block(nonce, at))
				break
			}
		}
	}
	tx := w.mustAdd(spend(0, []coin{reward(w.tip(), alice)}, testKey(2)))
	w.accept(twin)
	fate := w.accept(w.make(twin, testKey(2)))
	if len(fate.Dropped) > 0 || !w.pool.Has(tx.ID()) {
		t.Errorf("fate %+v", fate)
	}
	checkPool(t, w.pool, w.tip(), AllRules())
	checkTemplate(w, w.tip())
}

// More work may come in fewer blocks; then a coinbase is young again.
func TestReorgToAShorterChainMakesCoinsImmature(t *testing.T) {
	p := poolParams()
	p.Maturity = 5
	w := newPoolWorld(t, p)
	w.mine(testKey(1))
	fork, c := w.tip(), reward(w.tip(), testKey(1))
	for range 4 {
		w.mine(testKey(0))
	}
	old := w.tip()
	tx := w.mustAdd(spend(0, []coin{c}, testKey(2)))
	shorter := w.make(fork, testKey(0))
	fate := w.pool.Apply(ChangeOf(old, shorter), AllRules())
	if len(fate.Dropped) != 1 || fate.Dropped[0].Tx != tx || !errors.Is(fate.Dropped[0].Why, RuleMaturity) {
		t.Errorf("fate %+v", fate)
	}
	if w.pool.Len() != 0 {
		t.Error("it is still there")
	}
}

func TestApplyKeepsTheLimit(t *testing.T) {
	w, coins := funded(t, 2)
	fork := w.tip()
	w.mustAdd(spend(50, coins[:1], testKey(2)))
	w.mine(testKey(0))
	kept := w.mustAdd(spend(90, coins[1:], testKey(2)))
	w.pool.limit = kept.Size() + 10
	branch := w.make(fork, testKey(2))
	w.accept(branch)
	fate := w.accept(w.make(branch, testKey(2)))
	if len(fate.Returned) != 1 || len(fate.Dropped) != 1 || fate.Dropped[0].Tx != fate.Returned[0] {
		t.Fatalf("fate %+v", fate)
	}
	errorAs[ErrFull](t, fate.Dropped[0].Why)
	if !slices.Equal(ids(w.pool.List()), []Hash{kept.ID()}) {
		t.Error("expected the better payer to stay")
	}
}

func TestApplyNothing(t *testing.T) {
	w, coins := funded(t, 1)
	w.mustAdd(spend(0, coins, testKey(2)))
	before := w.pool.Version()
	side := w.make(w.tip().Parent(), testKey(3))
	if fate := w.accept(side); len(fate.Confirmed)+len(fate.Dropped)+len(fate.Returned) > 0 || w.pool.Version() != before {
		t.Errorf("a side branch changed the pool: %+v", fate)
	}
}
