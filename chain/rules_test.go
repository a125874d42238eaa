package chain

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// ruleLab has eight blocks of 3 zero bits, whose coinbases mature after three.
func ruleLab(t testing.TB) (*lab, *Entry) {
	p := labParams()
	p.StartBits, p.Maturity = TargetForZeroBits(3).Bits(), 3
	l := newLab(t, p)
	return l, l.mineN(l.store.Genesis(), 8)
}

func TestLoneTransactionFee(t *testing.T) {
	l, tip := ruleLab(t)
	tx := l.pay([]labCoin{rewardOf(l.store.Genesis())}, l.to(1, 49*Coin), l.to(0, Coin/2))
	fee, err := CheckTx(tx, tip.UTXO().Get, tip.Height()+1, AllRules(), l.store.Params())
	if err != nil || fee != Coin/2 {
		t.Errorf("expected a fee of 0.5, found %s, %v", fee, err)
	}
	minted := NewCoinbase(tip.Height()+1, l.to(0, 50*Coin))
	if _, err := CheckTx(minted, tip.UTXO().Get, tip.Height()+1, AllRules(), l.store.Params()); !errors.Is(err, RuleCoinbase) {
		t.Errorf("a coinbase outside a block: expected %q broken, found %v", RuleCoinbase, err)
	}
}

func TestTimeFutureAsksTheClockAndCanBeOfferedAgain(t *testing.T) {
	l := newLab(t, labParams())
	d := l.draft(l.store.Genesis())
	d.header.Time = 70_000
	e := l.add(d.block())
	if err := e.Verdict(AllRules()); err != nil {
		t.Fatalf("a clock has a part in the verdict: %v", err)
	}
	node := NewChain(l.store, AllRules())
	if _, err := node.Accept(e, 9_999); !errors.Is(err, RuleTimeFuture) {
		t.Errorf("70 s ahead of 10 s less 1 ms: expected %q broken, found %v", RuleTimeFuture, err)
	}
	if node.Knows(e) {
		t.Error("a refused block is known")
	}
	if _, err := node.Accept(e, 10_000); err != nil || node.Tip() != e {
		t.Errorf("exactly 60 s ahead: %v", err)
	}
	careless := NewChain(l.store, AllRules().Without(RuleTimeFuture))
	if _, err := careless.Accept(e, -1<<62); err != nil {
		t.Errorf("with the rule left out: %v", err)
	}
}

func TestLimitsAreInclusive(t *testing.T) {
	l, tip := ruleLab(t)
	for what, change := range map[string]func(*draft){
		"exactly a minute before its parent": func(d *draft) { d.header.Time = tip.Block().Header.Time - 60_000 },
		"exactly as large as allowed":        func(d *draft) { d.payload = l.store.params.MaxBlockSize - d.block().Size() },
		"claims less than it may":            func(d *draft) { d.txs[0] = NewCoinbase(9, l.to(0, Coin)) },
		"claims nothing":                     func(d *draft) { d.txs[0] = NewCoinbase(9, l.to(0, 0)) },
		"spends at the height of maturity": func(d *draft) {
			d.txs = append(d.txs, l.pay([]labCoin{rewardOf(tip.Ancestor(6))}, l.to(1, 50*Coin)))
		},
		"spends what it makes": func(d *draft) {
			parent := l.pay([]labCoin{rewardOf(l.store.Genesis())}, l.to(1, 20*Coin), l.to(2, 30*Coin))
			d.txs = append(d.txs, parent, l.pay([]labCoin{outputOf(parent, 1), outputOf(parent, 0)}, l.to(0, 50*Coin)))
		},
	} {
		d := l.draft(tip)
		change(d)
		if err := l.add(d.block()).Verdict(AllRules()); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestDescendantsOfAnInvalidBlockAreInvalidByItsRule(t *testing.T) {
	l, tip := ruleLab(t)
	bad := l.draft(tip)
	bad.header.Time -= time.Hour.Milliseconds()
	e := l.add(bad.block())
	first := e.Hash()
	e = l.mineN(e, 3)
	var broken *RuleError
	if err := e.Verdict(AllRules()); !errors.As(err, &broken) || broken.Rule != RuleTimePast || broken.Block != first {
		t.Errorf("expected %q broken by %s, found %v", RuleTimePast, first.Short(), err)
	}
	if err := e.Verdict(AllRules().Without(RuleTimePast)); err != nil {
		t.Errorf("with the rule left out: %v", err)
	}
}

func TestRuleSets(t *testing.T) {
	all := AllRules()
	if got, err := ParseRules(all.Names()); err != nil || got != all {
		t.Errorf("all names: %v, %v", got, err)
	}
	some := all.Without(RuleWork, RuleSize)
	if some.Has(RuleWork) || some.Has(RuleSize) || !some.Has(RuleBits) || some.With(RuleWork, RuleSize) != all {
		t.Errorf("without and with: %v", some.Names())
	}
	if got, err := ParseRules(some.Names()); err != nil || got != some {
		t.Errorf("some names: %v, %v", got, err)
	}
	if _, err := ParseRules([]string{"work", "wrok"}); err == nil || !strings.Contains(err.Error(), `"wrok"`) || !strings.Contains(err.Error(), "double-spend") {
		t.Errorf("expected an error that names the unknown rule and the known ones, found %v", err)
	}
	if none, err := ParseRules(nil); err != nil || none != (RuleSet{}) || len(none.Names()) != 0 {
		t.Errorf("no names: %v, %v", none, err)
	}
	for _, rule := range Rules() {
		if rule.Doc == "" || rule.Check == nil || all.Has(rule.Name) == rule.Added {
			t.Errorf("rule %q is incomplete", rule.Name)
		}
	}
}
