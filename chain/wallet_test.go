package chain

import (
	"math"
	"testing"
)

// paid makes tip's child, in which a payer gives key outputs of these amounts.
func paid(w *poolWorld, key Key, amounts ...Amount) {
	w.t.Helper()
	payer := testKey(1000)
	w.mine(payer)
	c := reward(w.tip(), payer)
	out := make([]TxOut, len(amounts))
	for i, amount := range amounts {
		out[i] = TxOut{key.Address(), amount}
	}
	unsigned := NewTx([]TxIn{{Prev: c.at}}, out)
	tx := NewTx([]TxIn{{Prev: c.at, Sig: payer.Sign(unsigned.SigHash(0, c.out))}}, out)
	w.accept(w.make(w.tip(), payer, tx))
}

func checkBalance(t reporter, name string, got, want Balance) {
	t.Helper()
	if got != want {
		t.Errorf("%s: expected %+v, found %+v", name, want, got)
	}
}

// Flows 2 to 4 of the seed's readme, as one node sees them.
func TestSeedFlow(t *testing.T) {
	w := newPoolWorld(t, poolParams())
	first, second := NewWallet(testKey(1)), NewWallet(testKey(2))
	w.mine(testKey(1))
	w.mine(testKey(1))
	checkBalance(t, "mined twice", first.Balance(w.tip(), w.pool), Balance{Confirmed: 100 * Coin, Spendable: 100 * Coin})

	tx, err := first.Pay(w.tip(), w.pool, testKey(2).Address(), 90*Coin, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(tx.In) != 2 || len(tx.Out) != 2 || tx.Out[0] != (TxOut{testKey(2).Address(), 90 * Coin}) || tx.Out[1] != (TxOut{testKey(1).Address(), 10 * Coin}) {
		t.Fatalf("expected two inputs and outputs of 90 and 10, found %d inputs and %v", len(tx.In), tx.Out)
	}
	w.mustAdd(tx)
	checkBalance(t, "sent", first.Balance(w.tip(), w.pool), Balance{Confirmed: 100 * Coin, Pending: -90 * Coin, Spendable: 10 * Coin})
	checkBalance(t, "announced", second.Balance(w.tip(), w.pool), Balance{Pending: 90 * Coin})

	w.mine(testKey(1))
	checkBalance(t, "confirmed", first.Balance(w.tip(), w.pool), Balance{Confirmed: 60 * Coin, Spendable: 60 * Coin})
	checkBalance(t, "received", second.Balance(w.tip(), w.pool), Balance{Confirmed: 90 * Coin, Spendable: 90 * Coin})
	if got := BalanceOf(w.tip(), testKey(2).Address()); got != 90*Coin {
		t.Errorf("for anybody who asks: %s", got)
	}
}

func TestPayRefuses(t *testing.T) {
	w := newPoolWorld(t, poolParams())
	w.mine(testKey(1))
	wallet, bob := NewWallet(testKey(1), testKey(3)), testKey(2).Address()
	tests := []struct {
		name        string
		to          Address
		amount, fee Amount
		want        error
	}{
		{"nothing", bob, 0, 0, ErrAmount{0, 0}},
		{"less than nothing", bob, -1, 5, ErrAmount{-1, 5}},
		{"a negative fee", bob, 5, -1, ErrAmount{5, -1}},
		{"a sum that overflows", bob, math.MaxInt64, 1, ErrAmount{math.MaxInt64, 1}},
		{"itself", testKey(1).Address(), 1, 0, ErrSelf{testKey(1).Address()}},
		{"its other key", testKey(3).Address(), 1, 0, ErrSelf{testKey(3).Address()}},
		{"nobody", Address{7}, 1, 0, ErrRecipient{Address{7}}},
		{"more than it has", bob, 50*Coin + 1, 0, ErrInsufficient{50 * Coin, 50*Coin + 1}},
		{"the fee on top", bob, 50 * Coin, 3, ErrInsufficient{50 * Coin, 50*Coin + 3}},
	}
	for _, test := range tests {
		tx, err := wallet.Pay(w.tip(), w.pool, test.to, test.amount, test.fee)
		if tx != nil || err != test.want {
			t.Errorf("%s: expected %v, found %v", test.name, test.want, err)
		}
	}
	if _, err := NewWallet().Pay(w.tip(), w.pool, bob, 1, 0); err != (ErrInsufficient{0, 1}) {
		t.Errorf("without keys: %v", err)
	}
}

func TestPayChoosesCoins(t *testing.T) {
	tests := []struct {
		name       string
		coins      []Amount
		amount     Amount
		fee        Amount
		want       []Amount
		wantChange Amount
	}{
		{"the exact one, no change", []Amount{10, 30, 20}, 18, 2, []Amount{20}, 0},
		{"the smallest that suffices", []Amount{100, 30, 20, 40}, 25, 0, []Amount{30}, 5},
		{"else the largest first", []Amount{10, 30, 20, 5}, 45, 0, []Amount{30, 20}, 5},
		{"all", []Amount{10, 30, 20}, 60, 0, []Amount{30, 20, 10}, 0},
	}
	for _, test := range tests {
		w := newPoolWorld(t, poolParams())
		paid(w, testKey(1), test.coins...)
		tx, err := NewWallet(testKey(1)).Pay(w.tip(), w.pool, testKey(2).Address(), test.amount, test.fee)
		if err != nil {
			t.Fatal(err)
		}
		if len(tx.In) != len(test.want) {
			t.Fatalf("%s: %d inputs, expected %v", test.name, len(tx.In), test.want)
		}
		for i, in := range tx.In {
			if coin, _ := w.tip().UTXO().Get(in.Prev); coin.Out.Amount != test.want[i] {
				t.Errorf("%s: input %d: expected %d, found %d", test.name, i, test.want[i], coin.Out.Amount)
			}
		}
		switch {
		case test.wantChange == 0 && len(tx.Out) != 1:
			t.Errorf("%s: an output of nothing", test.name)
		case test.wantChange > 0 && (len(tx.Out) != 2 || tx.Out[1].Amount != test.wantChange):
			t.Errorf("%s: outputs %v", test.name, tx.Out)
		}
		w.mustAdd(tx)
	}
}

func TestPayWithUnconfirmedChange(t *testing.T) {
	w := newPoolWorld(t, poolParams())
	wallet, other := NewWallet(testKey(1)), NewWallet(testKey(2))
	w.mine(testKey(1))
	for i := range Amount(20) {
		tx, err := wallet.Pay(w.tip(), w.pool, testKey(2).Address(), Coin, 10)
		if err != nil {
			t.Fatalf("payment %d: %v", i, err)
		}
		w.mustAdd(tx)
		spent := (i + 1) * (Coin + 10)
		checkBalance(t, "payer", wallet.Balance(w.tip(), w.pool), Balance{Confirmed: 50 * Coin, Pending: -spent, Spendable: 50*Coin - spent})
	}
	// What others have yet to confirm is not the receiver's to spend.
	checkBalance(t, "receiver", other.Balance(w.tip(), w.pool), Balance{Pending: 20 * Coin})
	if _, err := other.Pay(w.tip(), w.pool, testKey(1).Address(), 1, 0); err != (ErrInsufficient{0, 1}) {
		t.Errorf("receiver: %v", err)
	}
	checkPool(t, w.pool, w.tip(), AllRules())
	checkTemplate(w, w.tip())
}

func TestPayPrefersConfirmedCoins(t *testing.T) {
	w := newPoolWorld(t, poolParams())
	paid(w, testKey(1), 100, 70)
	wallet := NewWallet(testKey(1))
	first, err := wallet.Pay(w.tip(), w.pool, testKey(2).Address(), 80, 0) // leaves change of 20
	if err != nil {
		t.Fatal(err)
	}
	w.mustAdd(first)
	second, err := wallet.Pay(w.tip(), w.pool, testKey(2).Address(), 15, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(second.In) != 1 || second.In[0].Prev.Tx == first.ID() {
		t.Error("unconfirmed change was spent while a confirmed coin was there")
	}
}

func TestWalletImmatureCoins(t *testing.T) {
	p := poolParams()
	p.Maturity = 3
	w := newPoolWorld(t, p)
	wallet := NewWallet(testKey(1))
	for i := range 4 {
		w.mine(testKey(1))
		immature := Amount(min(i+1, 2)) * 50 * Coin
		all := Amount(i+1) * 50 * Coin
		checkBalance(t, "mined", wallet.Balance(w.tip(), w.pool), Balance{Confirmed: all, Immature: immature, Spendable: all - immature})
	}
	if _, err := wallet.Pay(w.tip(), w.pool, testKey(2).Address(), 101*Coin, 0); err != (ErrInsufficient{100 * Coin, 101 * Coin}) {
		t.Errorf("immature coins: %v", err)
	}
	tx, err := wallet.Pay(w.tip(), w.pool, testKey(2).Address(), 100*Coin, 0)
	if err != nil {
		t.Fatal(err)
	}
	w.mustAdd(tx)
}

func TestWalletFindsCoinsOfAKeyAddedLater(t *testing.T) {
	w := newPoolWorld(t, poolParams())
	wallet := NewWallet(testKey(1))
	w.mine(testKey(1))
	w.mine(testKey(2))
	if got := wallet.Balance(w.tip(), w.pool).Confirmed; got != 50*Coin {
		t.Fatalf("before: %s", got)
	}
	wallet.AddKey(testKey(2))
	wallet.AddKey(testKey(2))
	if got := wallet.Balance(w.tip(), w.pool).Confirmed; got != 100*Coin {
		t.Errorf("after: %s", got)
	}
	if len(wallet.History(w.tip(), nil)) != 2 || len(wallet.Keys()) != 2 || wallet.Addresses()[1] != testKey(2).Address() {
		t.Error("history or keys are wrong")
	}
	tx, err := wallet.Pay(w.tip(), w.pool, testKey(3).Address(), 80*Coin, 0)
	if err != nil {
		t.Fatal(err)
	}
	w.mustAdd(tx) // signed with both keys
	w.mine(testKey(4))
	for i, want := range []Amount{20 * Coin, 0} {
		if got := wallet.BalanceOf(w.tip(), testKey(i+1).Address()); got != want {
			t.Errorf("key %d: expected %s, found %s", i+1, want, got)
		}
	}
	if got := wallet.BalanceOf(w.tip(), testKey(4).Address()); got != 0 {
		t.Errorf("somebody else's key: %s", got)
	}
}

func TestWalletOwningGenesis(t *testing.T) {
	p := poolParams()
	p.GenesisAddress = testKey(1).Address()
	w := newPoolWorld(t, p)
	wallet := NewWallet(testKey(1))
	checkBalance(t, "genesis", wallet.Balance(w.tip(), w.pool), Balance{Confirmed: 50 * Coin, Spendable: 50 * Coin})
	if items := wallet.History(w.tip(), w.pool); len(items) != 1 || items[0].Height != 0 || items[0].Confirmations != 1 {
		t.Errorf("history %+v", items)
	}
}

func TestHistory(t *testing.T) {
	w := newPoolWorld(t, poolParams())
	alice, bob := NewWallet(testKey(1)), NewWallet(testKey(2))
	w.mine(testKey(1))
	fork := w.tip()
	mined := w.tip().Block().Txs[0]
	pay := func(from *Wallet, to Key, amount Amount) *Tx {
		tx, err := from.Pay(w.tip(), w.pool, to.Address(), amount, 5)
		if err != nil {
			t.Fatal(err)
		}
		return w.mustAdd(tx)
	}
	first := pay(alice, testKey(2), 10*Coin)
	w.mine(testKey(0))
	second := pay(bob, testKey(1), 3*Coin)
	third := pay(alice, testKey(3), Coin)

	check := func(when string, wallet *Wallet, want []HistoryItem) {
		t.Helper()
		got := wallet.History(w.tip(), w.pool)
		if len(got) != len(want) {
			t.Fatalf("%s: expected %d items, found %+v", when, len(want), got)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: item %d: expected %+v, found %+v", when, i, want[i], got[i])
			}
		}
		for limit := range len(want) + 2 {
			if recent := wallet.Recent(w.tip(), w.pool, limit); len(recent) != min(limit, len(want)) || (limit > 0 && recent[0] != want[0]) {
				t.Errorf("%s: Recent(%d) has %d items", when, limit, len(recent))
			}
		}
	}
	a, b, c := testKey(1).Address(), testKey(2).Address(), testKey(3).Address()
	check("alice", alice, []HistoryItem{
		{Tx: third, Change: -Coin - 5, With: c},
		{Tx: second, Change: 3 * Coin, With: b},
		{Tx: first, Height: 2, Confirmations: 1, Change: -10*Coin - 5, With: b},
		{Tx: mined, Height: 1, Confirmations: 2, Change: 50 * Coin, Coinbase: true},
	})
	check("bob", bob, []HistoryItem{
		{Tx: second, Change: -3*Coin - 5, With: a},
		{Tx: first, Height: 2, Confirmations: 1, Change: 10 * Coin, With: a},
	})

	// A reorganisation makes confirmed payments pending again, after those that came later.
	branch := w.make(fork, testKey(2))
	w.accept(branch)
	w.accept(w.make(branch, testKey(2)))
	check("alice after a reorg", alice, []HistoryItem{
		{Tx: third, Change: -Coin - 5, With: c},
		{Tx: first, Change: -10*Coin - 5, With: b},
		{Tx: second, Change: 3 * Coin, With: b},
		{Tx: mined, Height: 1, Confirmations: 3, Change: 50 * Coin, Coinbase: true},
	})
}

func TestRefusalsSayWhatWasExpected(t *testing.T) {
	bob := testKey(2).Address()
	tests := []struct {
		err  error
		want string
	}{
		{ErrInsufficient{Have: Coin, Need: 3 * Coin / 2}, "expected at least 1.5 spendable coins for payment and fee, found 1"},
		{ErrAmount{-Coin, 0}, "expected a payment above 0 and a fee of at least 0 coins, together at most 92233720368.54775807, found -1 and 0"},
		{ErrSelf{bob}, "expected somebody else's address, found the wallet's own " + bob.String()},
		{ErrRecipient{Address{7}}, "expected a compressed public key on secp256k1, found " + Address{7}.String()},
		{ErrFull{Rate: 0.5, Lowest: 2, Limit: 100}, "transaction " + Hash{}.String() + ": the mempool is full (100 bytes): expected a fee above 2 units per byte, found 0.5"},
	}
	for _, test := range tests {
		if got := test.err.Error(); got != test.want {
			t.Errorf("%T: expected %q, found %q", test.err, test.want, got)
		}
	}
}
