package chain

import (
	"fmt"
	"strings"
)

// RuleName names a rule. As an error it is what errors.Is compares with:
// errors.Is(err, RuleWork).
type RuleName string

// Error returns the name in a phrase.
func (n RuleName) Error() string { return "rule " + string(n) + " broken" }

// The names of the rules, in the order in which they are checked.
const (
	RuleSize           RuleName = "size"
	RuleHeight         RuleName = "height"
	RuleBits           RuleName = "bits"
	RuleWork           RuleName = "work"
	RuleTimePast       RuleName = "time-past"
	RuleTimeFuture     RuleName = "time-future"
	RuleMerkle         RuleName = "merkle"
	RuleStructure      RuleName = "structure"
	RuleCoinbase       RuleName = "coinbase"
	RuleAmounts        RuleName = "amounts"
	RuleAddresses      RuleName = "addresses"
	RuleDuplicateTx    RuleName = "duplicate-tx"
	RuleDoubleSpend    RuleName = "double-spend"
	RuleInputsExist    RuleName = "inputs-exist"
	RuleMaturity       RuleName = "maturity"
	RuleFees           RuleName = "fees"
	RuleCoinbaseAmount RuleName = "coinbase-amount"
	RuleSignatures     RuleName = "signatures"
)

// RuleSet is the rules that a node enforces, one bit each in the order of
// Rules(). Sets can be compared with ==; the zero value enforces nothing.
type RuleSet uint64

// AllRules returns the set of all rules.
func AllRules() RuleSet { return 1<<len(ruleTable) - 1 }

// ParseRules returns the set of these rules; the error names the first unknown
// one and lists those that exist.
func ParseRules(names []string) (RuleSet, error) {
	var set RuleSet
	for _, name := range names {
		bit := ruleBit(RuleName(name))
		if bit == 0 {
			return 0, fmt.Errorf("rule %.40q: expected one of %s", name, strings.Join(AllRules().Names(), ", "))
		}
		set |= bit
	}
	return set, nil
}

// Has reports whether r enforces the rule.
func (r RuleSet) Has(name RuleName) bool { return r&ruleBit(name) != 0 }

// With returns r and these rules.
func (r RuleSet) With(names ...RuleName) RuleSet {
	for _, name := range names {
		r |= ruleBit(name)
	}
	return r
}

// Without returns r less these rules.
func (r RuleSet) Without(names ...RuleName) RuleSet {
	for _, name := range names {
		r &^= ruleBit(name)
	}
	return r
}

// Names returns the names of r's rules in the order of checking.
func (r RuleSet) Names() []string {
	var names []string
	for i, rule := range ruleTable {
		if r&(1<<i) != 0 {
			names = append(names, string(rule.Name))
		}
	}
	return names
}

// timeless returns r less the rules that look at a clock: what a verdict depends on.
func (r RuleSet) timeless() RuleSet { return r &^ ruleBit(RuleTimeFuture) }

// ruleBit returns the bit of a rule; 0 for a name that is none.
func ruleBit(name RuleName) RuleSet {
	for i := range ruleTable {
		if ruleTable[i].Name == name {
			return 1 << i
		}
	}
	return 0
}
