package forge

import (
	"errors"
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
)

// Forgery is a way to break a rule.
type Forgery struct {
	Rule chain.RuleName
	What string           // in words: "a block that claims ..."
	Lone bool             // the block's second transaction breaks the rule by itself
	Also []chain.RuleName // other rules, which cannot but be broken with it

	make func(*Purse) (*Draft, error)
}

// All are all forgeries, in the order of the rules; of several that break one rule, those that
// tell most come first.
func All() []Forgery { return slices.Concat(blockForgeries(), coinbaseForgeries(), txForgeries()) }

// Of are the forgeries that break a rule.
func Of(rule chain.RuleName) []Forgery {
	return slices.DeleteFunc(All(), func(f Forgery) bool { return f.Rule != rule })
}

// Rules are the rules that there are forgeries of, in the order in which they are checked.
func Rules() []chain.RuleName {
	var rules []chain.RuleName
	for _, rule := range chain.Rules() {
		if len(Of(rule.Name)) > 0 {
			rules = append(rules, rule.Name)
		}
	}
	return rules
}

// Block makes a block that breaks the rule, and says how many hashes were tried for it. The
// error is a *NeedError or a *TriesError.
func (f Forgery) Block(p *Purse) (*chain.Block, uint64, error) {
	d, err := f.make(p)
	if err != nil {
		return nil, 0, err
	}
	return d.Block()
}

// Tx makes a lone transaction that breaks the rule. The error is a *NeedError.
func (f Forgery) Tx(p *Purse) (*chain.Tx, error) {
	if !f.Lone {
		return nil, fmt.Errorf("only a block can break the rule %s so", string(f.Rule))
	}
	d, err := f.make(p)
	if err != nil {
		return nil, err
	}
	return d.Txs[1], nil
}

// Block makes a block that breaks a rule, in the first of the ways for which the forger has what
// it takes. The error is that of the first way.
func Block(rule chain.RuleName, p *Purse) (block *chain.Block, how Forgery, tries uint64, err error) {
	how, err = first(Of(rule), func(f Forgery) (err error) { block, tries, err = f.Block(p); return err })
	return block, how, tries, err
}

// Tx makes a lone transaction that breaks a rule likewise.
func Tx(rule chain.RuleName, p *Purse) (tx *chain.Tx, how Forgery, err error) {
	lone := slices.DeleteFunc(Of(rule), func(f Forgery) bool { return !f.Lone })
	if len(lone) == 0 {
		return nil, Forgery{}, fmt.Errorf("only a block can break the rule %s", string(rule))
	}
	how, err = first(lone, func(f Forgery) (err error) { tx, err = f.Tx(p); return err })
	return tx, how, err
}

// first is the first of some ways that works.
func first(ways []Forgery, try func(Forgery) error) (Forgery, error) {
	var refused error
	for _, f := range ways {
		err := try(f)
		var need *NeedError
		if !errors.As(err, &need) {
			return f, err
		}
		if refused == nil {
			refused = err
		}
	}
	return Forgery{}, refused
}
