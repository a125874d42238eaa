package chain

import (
	"errors"
	"testing"
)

// A transaction replaces those that spend its coins if it pays more than they and all that was
// built on them, in all and per byte, and spends nothing of them; else the first seen stays.
func TestReplaceByFee(t *testing.T) {
	alice, bob, carol := testKey(1), testKey(2), testKey(3)
	for _, test := range []struct {
		name     string
		replace  bool
		offer    func(coins []coin, first, child *Tx) *Tx
		replaced int
		is       error
	}{
		{"the first seen wins", false, func(c []coin, _, _ *Tx) *Tx { return spend(5000, c[:1], carol) }, 0, nil},
		{"it pays more than both", true, func(c []coin, _, _ *Tx) *Tx { return spend(5000, c[:1], carol) }, 2, nil},
		{"as much as both", true, func(c []coin, _, _ *Tx) *Tx { return spend(400, c[:1], carol) }, 0, nil},
		{"as much as the first", true, func(c []coin, _, _ *Tx) *Tx { return spend(100, c[:1], carol) }, 0, nil},
		{"more in all, less per byte", true, func(c []coin, _, _ *Tx) *Tx {
			return spend(401, c[:4], carol, carol, carol, carol, carol, carol, carol, carol, carol, carol, carol, carol)
		}, 0, nil},
		{"it spends what it would replace", true, func(c []coin, first, _ *Tx) *Tx {
			return spend(50_000, []coin{c[0], output(first, 0, bob)}, carol)
		}, 0, nil},
		{"no rival", true, func(c []coin, _, _ *Tx) *Tx { return spend(1, c[1:2], carol) }, 0, nil},
	} {
		w, coins := funded(t, 4)
		w.pool.Configure(MempoolConfig{Replace: test.replace})
		first := w.mustAdd(spend(100, coins[:1], bob))
		child := w.mustAdd(spend(300, []coin{output(first, 0, bob)}, alice))
		tx := test.offer(coins, first, child)
		checked := w.pool.Check(tx, w.tip(), AllRules())
		dropped, err := w.pool.Offer(tx, w.tip(), AllRules(), 9)
		var conflict ErrConflict
		taken := test.replaced > 0 || test.name == "no rival"
		if (err == nil) != taken || !taken && !errors.As(err, &conflict) || (checked == nil) != taken {
			t.Errorf("%s: found %v, and asked before %v", test.name, err, checked)
		}
		if len(dropped) != test.replaced || w.pool.Has(tx.ID()) != taken || w.pool.Has(child.ID()) != (test.replaced == 0) {
			t.Errorf("%s: %d were dropped, expected %d", test.name, len(dropped), test.replaced)
		}
		for _, d := range dropped {
			var replaced ErrReplaced
			if !errors.As(d.Why, &replaced) || replaced.By != tx.ID() {
				t.Errorf("%s: dropped since %v", test.name, d.Why)
			}
		}
		checkPool(t, w.pool, w.tip(), AllRules())
		checkPool(t, w.pool.Clone(), w.tip(), AllRules())
		checkTemplate(w, w.tip())
	}
}

// What pays too little per byte does not get in, and a pool that is made smaller drops what pays
// least. What blocks give back comes in whatever it pays.
func TestPoolTerms(t *testing.T) {
	w, coins := funded(t, 3)
	bob := testKey(2)
	w.pool.Configure(MempoolConfig{MinRate: 10})
	cheap := spend(100, coins[:1], bob)
	if low := errorAs[ErrLowFee](t, w.add(cheap)); low.Least != 10 || low.Rate >= 10 {
		t.Errorf("refused with %+v", low)
	}
	dear := w.mustAdd(spend(Amount(10*cheap.Size()), coins[1:2], bob))
	old := w.tip()
	w.accept(w.make(old, bob, cheap))
	side := w.make(old, testKey(3))
	w.accept(side)
	w.accept(w.make(side, bob))
	if !w.pool.Has(cheap.ID()) {
		t.Error("what a block gave back is gone")
	}
	fate := w.pool.Configure(MempoolConfig{MinRate: 10, MaxBytes: dear.Size()})
	if len(fate.Dropped) != 1 || fate.Dropped[0].Tx.ID() != cheap.ID() || w.pool.Len() != 1 {
		t.Errorf("a smaller pool dropped %+v", fate.Dropped)
	}
	checkPool(t, w.pool, w.tip(), AllRules())
}

// A wallet spends its own change before it is confirmed, everything, or nothing.
func TestSpendsUnconfirmed(t *testing.T) {
	w, _ := funded(t, 2)
	alice, bob := NewWallet(testKey(1)), NewWallet(testKey(2))
	tx, err := alice.Pay(w.tip(), w.pool, testKey(2).Address(), 30*Coin, 0)
	if err != nil {
		t.Fatal(err)
	}
	w.mustAdd(tx)
	for _, test := range []struct {
		spends     Unconfirmed
		alice, bob Amount
	}{{OwnChange, 70, 0}, {AnyUnconfirmed, 70, 30}, {NoUnconfirmed, 50, 0}} {
		alice.SetSpends(test.spends)
		bob.SetSpends(test.spends)
		for _, wallets := range [][2]*Wallet{{alice, bob}, {alice.Clone(), bob.Clone()}} {
			for i, want := range []Amount{test.alice, test.bob} {
				if got := wallets[i].Balance(w.tip(), w.pool).Spendable; got != want*Coin {
					t.Errorf("spends %d: wallet %d can spend %s, expected %d", test.spends, i, got, want)
				}
			}
		}
		_, err := bob.Pay(w.tip(), w.pool, testKey(3).Address(), 20*Coin, 0)
		if (err == nil) != (test.bob > 0) {
			t.Errorf("spends %d: %v", test.spends, err)
		}
	}
}
