package chain

import (
	"errors"
	"testing"
)

func TestTemplateBlock(t *testing.T) {
	w, coins := funded(t, 2)
	w.mustAdd(spend(70, coins[:1], testKey(2)))
	template := NewTemplate(w.tip(), w.pool, testKey(3).Address())
	if out := template.Txs()[0].Out; len(out) != 1 || out[0] != (TxOut{testKey(3).Address(), 50*Coin + 70}) {
		t.Errorf("coinbase pays %v", out)
	}
	header := template.Header()
	want := Header{Height: 3, Prev: w.tip().Hash(), Merkle: TxRoot(template.Txs()), Bits: w.tip().NextBits()}
	if header != want {
		t.Errorf("header: expected %+v, found %+v", want, header)
	}
	e := w.solve(w.tip(), template)
	if err := e.Verdict(AllRules()); err != nil {
		t.Error(err)
	}
	if e.Supply() != 200*Coin {
		t.Errorf("supply %s, expected 200", e.Supply())
	}
}

// Try is a shortcut: it has to agree with the block's own hash.
func TestTryAgreesWithTheHeader(t *testing.T) {
	p := poolParams()
	p.StartBits = TargetForZeroBits(3).Bits()
	w := newPoolWorld(t, p)
	template := NewTemplate(w.tip(), nil, testKey(1).Address())
	var search Search
	search.Begin(NewTemplate(w.tip(), nil, testKey(2).Address())) // an earlier one
	search.Try(0, 0)
	search.Begin(template)
	won := 0
	for nonce := range uint64(400) {
		block := template.Block(nonce<<40|nonce, int64(nonce)*77)
		want := template.Target().Reached(block.Hash())
		if got := template.Try(block.Header.Nonce, block.Header.Time); got != want {
			t.Fatalf("nonce %d: Try says %t, the block's hash %s", nonce, got, block.Hash())
		}
		if got := search.Try(block.Header.Nonce, block.Header.Time); got != want {
			t.Fatalf("nonce %d: a search says %t, the block's hash %s", nonce, got, block.Hash())
		}
		first := 2
		for i := range 2 { // the second time is another
			if h := template.Block(block.Header.Nonce+uint64(i), block.Header.Time-int64(i)*5).Hash(); template.Target().Reached(h) {
				first = min(first, i)
			}
		}
		if got := search.TryTwo(block.Header.Nonce, [2]int64{block.Header.Time, block.Header.Time - 5}); got != first {
			t.Fatalf("nonce %d: of two tries %d is the first to win, want %d", nonce, got, first)
		}
		e, err := w.store.Add(block)
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Verdict(AllRules()); (err == nil) != want || (err != nil && !errors.Is(err, RuleWork)) {
			t.Fatalf("nonce %d: Try says %t, the verdict is %v", nonce, want, err)
		}
		if want {
			won++
		}
	}
	// 400 tries at one in eight: six standard deviations are 40.
	if won < 10 || won > 90 {
		t.Errorf("%d of 400 tries won, expected about 50", won)
	}
}

func TestTemplateFillsTheBlockToTheLimit(t *testing.T) {
	w, coins := funded(t, 6)
	for i := range coins {
		w.mustAdd(spend(Amount(i), coins[i:i+1], testKey(2)))
	}
	full := NewTemplate(w.tip(), w.pool, testKey(1).Address()).Block(0, 0).Size()
	for limit := full - 700; limit <= full+1; limit++ {
		w.store.params.MaxBlockSize = limit
		template := NewTemplate(w.tip(), w.pool, testKey(1).Address())
		size := template.Block(0, 0).Size()
		if size > limit || size != template.Size() {
			t.Fatalf("%d bytes, expected at most %d; the template says %d", size, limit, template.Size())
		}
		if limit >= full && len(template.Txs()) != 7 {
			t.Fatalf("limit %d: %d transactions, though all seven fit in %d", limit, len(template.Txs()), full)
		}
	}
}

// A node that lets transactions pay out more than they take in must still not
// make a block whose own coinbase is negative.
func TestTemplateWithNegativeFees(t *testing.T) {
	w, coins := funded(t, 3)
	rules := AllRules().Without(RuleFees)
	tip := w.tip()
	for i, fee := range []Amount{-40 * Coin, -30 * Coin, 5} {
		if err := w.pool.Add(spend(fee, coins[i:i+1], testKey(2)), tip, rules, 0); err != nil {
			t.Fatal(err)
		}
	}
	e := w.solve(tip, NewTemplate(tip, w.pool, testKey(0).Address()))
	if err := e.Verdict(rules); err != nil {
		t.Error(err)
	}
	if err := e.Verdict(AllRules()); !errors.Is(err, RuleFees) {
		t.Errorf("with all rules: expected %v, found %v", RuleFees, err)
	}
	if len(e.Block().Txs) != 3 {
		t.Errorf("%d transactions: expected the coinbase, the payer and one that takes", len(e.Block().Txs))
	}
}
