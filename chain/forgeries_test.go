package chain_test

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
)

// forger has coins of every kind: eight blocks of 3 zero bits that mature after three, of which
// every other one is somebody else's, and so is genesis.
func forger(t *testing.T) *forge.Purse {
	t.Helper()
	key, other := chain.NewKey([32]byte{31: 1}), chain.NewKey([32]byte{31: 2})
	params := chain.DefaultParams()
	params.GenesisAddress = other.Address()
	params.StartBits, params.Maturity = chain.TargetForZeroBits(3).Bits(), 3
	store, err := chain.NewStore(params)
	if err != nil {
		t.Fatal(err)
	}
	tip := store.Genesis()
	for i := range 8 {
		owner := key
		if i%2 == 1 {
			owner = other
		}
		tip = added(t, tip, forge.NewDraft(tip, tip.Block().Header.Time+10_000, owner.Address()))
	}
	return &forge.Purse{Tip: tip, Time: tip.Block().Header.Time + 10_000, Keys: []chain.Key{key}}
}

func added(t *testing.T, tip *chain.Entry, d *forge.Draft) *chain.Entry {
	t.Helper()
	block, _, err := d.Block()
	if err != nil {
		t.Fatal(err)
	}
	return entry(t, tip, block)
}

func entry(t *testing.T, tip *chain.Entry, block *chain.Block) *chain.Entry {
	t.Helper()
	e, err := tip.Store().Add(block)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// inFull is what hashes and addresses are where they are not short.
var inFull = regexp.MustCompile("[0-9a-f]{40}")

// Each forgery breaks its rule and no other: those that it names besides apart, which stand
// behind it or are left out.
func TestEachRuleGuardsAgainstSomething(t *testing.T) {
	var none chain.RuleSet
	covered := none
	for _, f := range forge.All() {
		covered = covered.With(f.Rule)
		t.Run(string(f.Rule)+"/"+f.What, func(t *testing.T) {
			p := forger(t)
			block, tries, err := f.Block(p)
			if err != nil || tries == 0 {
				t.Fatal(tries, err)
			}
			e := entry(t, p.Tip, block)
			if f.Rule == chain.RuleTimeFuture {
				judgedByTheClock(t, p, e)
				return
			}
			// Nodes may have added the rule: from this block on, else its ancestors break it.
			every := chain.AllRules().From(e.Height(), func(t chain.Terms) chain.Terms { return t.With(f.Rule) })
			all := every.Without(f.Also...)
			if err := e.Verdict(every); err == nil {
				t.Fatal("nothing is broken by all rules")
			}
			err = e.Verdict(all)
			if !errors.Is(err, f.Rule) {
				t.Fatalf("expected %q broken, found %v", f.Rule, err)
			}
			if brief := chain.Brief(err); inFull.MatchString(brief) || !strings.HasPrefix(brief, fmt.Sprintf("rule %s broken in block ", string(f.Rule))) {
				t.Errorf("in short it is %q", brief)
			}
			if text := err.Error(); !strings.Contains(text, string(f.Rule)) || !strings.Contains(text, e.Hash().String()) {
				t.Errorf("the error does not name the rule and the block: %s", text)
			}
			if err := e.Verdict(all.Without(f.Rule)); err != nil {
				t.Errorf("with the rule left out: %v", err)
			}
			if err := e.Verdict(none.With(f.Rule)); !errors.Is(err, f.Rule) {
				t.Errorf("by this rule alone: expected it broken, found %v", err)
			}
			for _, rule := range f.Also {
				if err := e.Judge(rule); !errors.Is(err, rule) {
					t.Errorf("it does not break %s too: %v", rule, err)
				}
			}
			for _, rule := range chain.Rules() {
				if rule.Added {
					continue // its ancestors break it too
				}
				if err, alone := e.Judge(rule.Name), e.Verdict(none.With(rule.Name)); fmt.Sprint(err) != fmt.Sprint(alone) {
					t.Errorf("%s by itself says %v, expected %v", rule.Name, err, alone)
				}
			}
			if !chain.WellDefined(e) {
				t.Error("the broken block has no well-defined effect")
			}
		})
	}
	for _, rule := range chain.Rules() {
		if !covered.Has(rule.Name) {
			t.Errorf("rule %s has no forgery", rule.Name)
		}
	}
}

// judgedByTheClock checks a block that is refused now, and by no clock that is further on.
func judgedByTheClock(t *testing.T, p *forge.Purse, e *chain.Entry) {
	t.Helper()
	if err := e.Verdict(chain.AllRules()); err != nil {
		t.Errorf("a clock has a part in the verdict: %v", err)
	}
	node := chain.NewChainFrom(p.Tip, chain.AllRules())
	if _, err := node.Accept(e, p.Time); !errors.Is(err, chain.RuleTimeFuture) {
		t.Errorf("expected %q broken, found %v", chain.RuleTimeFuture, err)
	}
	if _, err := node.Accept(e, e.Block().Header.Time); err != nil {
		t.Errorf("in its time: %v", err)
	}
	if _, err := chain.NewChainFrom(p.Tip, chain.AllRules().Without(chain.RuleTimeFuture)).Accept(e, p.Time); err != nil {
		t.Errorf("with the rule left out: %v", err)
	}
}

func TestLoneTransactionsMeetTheSameRules(t *testing.T) {
	for _, f := range forge.All() {
		if !f.Lone {
			continue
		}
		t.Run(string(f.Rule)+"/"+f.What, func(t *testing.T) {
			p := forger(t)
			tx, err := f.Tx(p)
			if err != nil {
				t.Fatal(err)
			}
			for _, rules := range []chain.RuleSet{chain.AllRules(), chain.AllRules().Without(f.Rule)} {
				_, err := chain.CheckTx(tx, p.Tip.UTXO().Get, p.Tip.Height()+1, rules, p.Tip.Store().Params())
				if broken := errors.Is(err, f.Rule); broken != rules.Has(f.Rule) || err != nil && !broken {
					t.Errorf("by %d rules: %v", len(rules.Names()), err)
				}
			}
		})
	}
}
