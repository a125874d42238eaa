package forge

import (
	"errors"
	"slices"
	"testing"

	"example.com/sosocoin/chain"
)

func beggar(t *testing.T, zeros int) *Purse {
	t.Helper()
	p := chain.DefaultParams()
	p.StartBits = chain.TargetForZeroBits(zeros).Bits()
	store, err := chain.NewStore(p)
	if err != nil {
		t.Fatal(err)
	}
	return &Purse{Tip: store.Genesis(), Time: 5000, Keys: []chain.Key{chain.NewKey([32]byte{31: 1})}}
}

// Who has no coin yet can break most rules all the same, and is told what it takes to break the
// others.
func TestForgerWithoutCoins(t *testing.T) {
	var poor []chain.RuleName
	for _, rule := range chain.Rules() {
		if rule.Added {
			continue
		}
		p := beggar(t, 3)
		block, how, _, err := Block(rule.Name, p)
		var need *NeedError
		switch {
		case errors.As(err, &need):
			poor = append(poor, rule.Name)
			continue
		case err != nil:
			t.Fatal(rule.Name, err)
		}
		if how.Rule != rule.Name {
			t.Errorf("%s: %q breaks %s", rule.Name, how.What, how.Rule)
		}
		e, err := p.Tip.Store().Add(block)
		if err != nil {
			t.Fatal(err)
		}
		err = e.Verdict(chain.AllRules().Without(how.Also...))
		if rule.Scope == chain.ClockScope {
			_, err = chain.NewChain(p.Tip.Store(), chain.AllRules()).Accept(e, p.Time)
		}
		if !errors.Is(err, rule.Name) {
			t.Errorf("%s: %v", rule.Name, err)
		}
	}
	if want := []chain.RuleName{chain.RuleDoubleSpend, chain.RuleInputsExist, chain.RuleFees}; !slices.Equal(poor, want) {
		t.Errorf("these take a coin: %v, expected %v", poor, want)
	}
}

// Where every hash will do, nothing is without work.
func TestForgeriesThatTheDifficultyForbids(t *testing.T) {
	var need *NeedError
	if _, _, _, err := Block(chain.RuleWork, beggar(t, 0)); !errors.As(err, &need) {
		t.Errorf("no work at difficulty 0: %v", err)
	}
	if block, _, _, err := Block(chain.RuleBits, beggar(t, 0)); err != nil || block.Header.Bits == chain.TargetForZeroBits(0).Bits() {
		t.Errorf("another target at difficulty 0: %v", err)
	}
	var tries *TriesError
	if _, _, _, err := Block(chain.RuleHeight, beggar(t, 40)); !errors.As(err, &tries) {
		t.Errorf("at difficulty 40: %v", err)
	}
	if _, _, err := Tx(chain.RuleMerkle, beggar(t, 0)); err == nil {
		t.Error("a transaction breaks the rule merkle")
	}
}

// The same forgery twice gives two blocks; a draft that nobody changes is valid.
func TestDrafts(t *testing.T) {
	p := beggar(t, 3)
	first, _, _, _ := Block(chain.RuleHeight, p)
	p.Salt = 1 << 40
	second, _, _, _ := Block(chain.RuleHeight, p)
	if first.Hash() == second.Hash() {
		t.Error("two forgeries are the same block")
	}
	block, tries, err := p.Draft().Block()
	if err != nil || tries == 0 {
		t.Fatal(tries, err)
	}
	e, err := p.Tip.Store().Add(block)
	if err != nil || e.Verdict(chain.AllRules()) != nil {
		t.Errorf("%v, %v", err, e.Verdict(chain.AllRules()))
	}
	if again, _, _ := p.Draft().Block(); again.Hash() != block.Hash() {
		t.Error("a draft does not depend on what it is made of alone")
	}
}
