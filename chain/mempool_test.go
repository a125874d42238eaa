package chain

import (
	"errors"
	"testing"
)

// funded returns a world whose key 1 has n mature coinbases, the oldest first.
func funded(t reporter, n int) (*poolWorld, []coin) {
	t.Helper()
	w := newPoolWorld(t, poolParams())
	coins := make([]coin, n)
	for i := range coins {
		w.mine(testKey(1))
		coins[i] = reward(w.tip(), testKey(1))
	}
	return w, coins
}

func TestMempoolRefuses(t *testing.T) {
	w, coins := funded(t, 4)
	alice, bob := testKey(1), testKey(2)
	first := w.mustAdd(spend(10, coins[:1], bob))
	confirmed := spend(0, coins[3:], bob)
	w.accept(w.make(w.tip(), alice, confirmed))

	stolen := coins[1]
	stolen.owner = bob
	tests := []struct {
		name string
		tx   *Tx
		is   error
	}{
		{"what it holds", first, ErrPooled},
		{"what it holds, in the word for blocks too", first, ErrKnown},
		{"what is confirmed", confirmed, ErrConfirmed},
		{"a coinbase", NewCoinbase(w.tip().Height()+1, TxOut{bob.Address(), 1}), RuleCoinbase},
		{"what spends nothing", NewTx(nil, []TxOut{{bob.Address(), 1}}), RuleStructure},
		{"a coin taken twice", spend(0, []coin{coins[1], coins[1]}, bob), RuleDoubleSpend},
		{"more out than in", spend(-1, coins[1:2], bob), RuleFees},
		{"nothing paid", spend(50*Coin, coins[1:2], bob), RuleAmounts},
		{"a stranger's signature", spend(0, []coin{stolen}, bob), RuleSignatures},
		{"a negative amount", negative(coins[1]), RuleAmounts},
	}
	for _, test := range tests {
		before := w.pool.Version()
		if err := w.add(test.tx); !errors.Is(err, test.is) {
			t.Errorf("%s: expected %v, found %v", test.name, test.is, err)
		}
		if w.pool.Version() != before || w.pool.Len() != 1 {
			t.Errorf("%s: the pool changed", test.name)
		}
	}
	checkPool(t, w.pool, w.tip(), AllRules())
}

// negative spends c into a negative and a larger positive output: the seed's fault 9.
func negative(c coin) *Tx {
	out := []TxOut{{c.owner.Address(), c.out.Amount + 5}, {c.owner.Address(), -5}}
	unsigned := NewTx([]TxIn{{Prev: c.at}}, out)
	return NewTx([]TxIn{{Prev: c.at, Sig: c.owner.Sign(unsigned.SigHash(0, c.out))}}, out)
}

func TestMempoolRefusesConflictsByName(t *testing.T) {
	w, coins := funded(t, 2)
	first := w.mustAdd(spend(0, coins[:1], testKey(2)))
	rival := spend(5*Coin, coins, testKey(3))
	want := ErrConflict{Tx: rival.ID(), With: first.ID(), Outpoint: coins[0].at}
	if got := errorAs[ErrConflict](t, w.add(rival)); got != want {
		t.Errorf("expected %v, found %v", want, got)
	}
}

func TestMempoolRefusesWhatItHasNoParentOf(t *testing.T) {
	w, coins := funded(t, 1)
	parent := spend(0, coins, testKey(2))
	child := spend(0, []coin{output(parent, 0, testKey(2))}, testKey(3))
	want := ErrMissingInput{Tx: child.ID(), Outpoint: Outpoint{parent.ID(), 0}}
	if got := errorAs[ErrMissingInput](t, w.add(child)); got != want {
		t.Errorf("expected %v, found %v", want, got)
	}
	w.mustAdd(parent)
	w.mustAdd(child)
	beyond := output(child, 0, testKey(3))
	beyond.at.Index = 1 << 31
	errorAs[ErrMissingInput](t, w.add(spend(0, []coin{beyond}, testKey(1))))
}

func TestMempoolImmatureCoinbase(t *testing.T) {
	p := poolParams()
	p.Maturity = 3
	w := newPoolWorld(t, p)
	w.mine(testKey(1)) // height 1: can be spent from height 4 on
	tx := spend(0, []coin{reward(w.tip(), testKey(1))}, testKey(2))
	for w.tip().Height() < 3 {
		if err := w.add(tx); !errors.Is(err, RuleMaturity) {
			t.Fatalf("tip %d: expected %v, found %v", w.tip().Height(), RuleMaturity, err)
		}
		w.mine(testKey(0))
	}
	w.mustAdd(tx)
	checkTemplate(w, w.tip())
}

func TestMempoolChainOfUnconfirmedSpends(t *testing.T) {
	w, coins := funded(t, 1)
	c, want := coins[0], []Hash(nil)
	for i := range 40 {
		tx := w.mustAdd(spend(Amount(i%3), []coin{c}, testKey(i+2)))
		want = append(want, tx.ID())
		c = output(tx, 0, testKey(i+2))
	}
	checkPool(t, w.pool, w.tip(), AllRules())
	for i, item := range w.pool.List() {
		if item.Tx.ID() != want[i] {
			t.Fatalf("place %d of the only possible order: found %s", i, item.Tx.ID())
		}
		if i > 0 && (len(item.Parents) != 1 || item.Parents[0] != want[i-1]) {
			t.Errorf("parents of transaction %d: %v", i, item.Parents)
		}
		if item.Since != int64(i+1) || item.Fee != Amount(i%3) || item.Size != item.Tx.Size() {
			t.Errorf("transaction %d is listed as %+v", i, item)
		}
	}
	if fate := w.mine(testKey(0)); len(fate.Confirmed) != 40 || w.pool.Len() != 0 {
		t.Errorf("%d of 40 confirmed, %d left", len(fate.Confirmed), w.pool.Len())
	}
	if err := w.tip().Verdict(AllRules()); err != nil {
		t.Error(err)
	}
}

func TestMempoolClear(t *testing.T) {
	w, coins := funded(t, 2)
	w.mustAdd(spend(0, coins[:1], testKey(2)))
	w.pool.Clear()
	if w.pool.Len() != 0 || w.pool.Bytes() != 0 || len(w.pool.List()) != 0 || w.pool.SpentBy(coins[0].at) != nil {
		t.Error("something is left")
	}
	w.mustAdd(spend(0, coins[:1], testKey(3)))
	checkPool(t, w.pool, w.tip(), AllRules())
}
