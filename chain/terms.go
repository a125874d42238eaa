package chain

import (
	"fmt"
	"strings"
)

// Terms are what a node asks of a block at one height: some of the rules, one bit each in the
// order of Rules(), and their limits. They can be compared with ==; the zero value asks for
// nothing.
type Terms struct {
	rules uint64
	Limits
}

// Limits are the numbers in a node's rules that are others than those of Params; 0 stands for
// that of Params.
type Limits struct {
	BlockSize int    // bytes; Params.MaxBlockSize
	Maturity  uint32 // blocks; Params.Maturity
	Subsidy   Amount // before halvings; Params.Subsidy
}

// Has reports whether the rule is enforced.
func (t Terms) Has(name RuleName) bool { return t.rules&ruleBit(name) != 0 }

// With returns t and these rules.
func (t Terms) With(names ...RuleName) Terms {
	for _, name := range names {
		t.rules |= ruleBit(name)
	}
	return t
}

// Without returns t less these rules.
func (t Terms) Without(names ...RuleName) Terms {
	for _, name := range names {
		t.rules &^= ruleBit(name)
	}
	return t
}

// Names returns the names of the rules in the order of checking.
func (t Terms) Names() []string {
	var names []string
	for i, rule := range ruleTable {
		if t.rules&(1<<i) != 0 {
			names = append(names, string(rule.Name))
		}
	}
	return names
}

// Of returns the parameters by which the rules are checked.
func (l Limits) Of(p Params) Params {
	if l.BlockSize > 0 {
		p.MaxBlockSize = l.BlockSize
	}
	if l.Maturity > 0 {
		p.Maturity = l.Maturity
	}
	if l.Subsidy > 0 {
		p.Subsidy = l.Subsidy
	}
	return p
}

// imply reports whether what meets t meets other too. A limit is compared only with one that
// is given as well, since what Params say is not known here.
func (t Terms) imply(other Terms) bool { return t.leave(other).rules == 0 }

// leave returns what is left to be checked of other where t is known to be met.
func (t Terms) leave(other Terms) Terms {
	known := t.rules
	if t.BlockSize != other.BlockSize && (t.BlockSize == 0 || other.BlockSize == 0 || t.BlockSize > other.BlockSize) {
		known &^= ruleBit(RuleSize)
	}
	if t.Maturity != other.Maturity && (t.Maturity == 0 || other.Maturity == 0 || t.Maturity < other.Maturity) {
		known &^= ruleBit(RuleMaturity)
	}
	if t.Subsidy != other.Subsidy && (t.Subsidy == 0 || other.Subsidy == 0 || t.Subsidy > other.Subsidy) {
		known &^= ruleBit(RuleCoinbaseAmount)
	}
	other.rules &^= known
	return other
}

// differences says how t differs from other terms, as "-maturity block-size=400".
func (t Terms) differences(from Terms) string {
	var parts []string
	for i, rule := range ruleTable {
		switch bit := uint64(1) << i; {
		case t.rules&bit > from.rules&bit:
			parts = append(parts, "+"+string(rule.Name))
		case t.rules&bit < from.rules&bit:
			parts = append(parts, "-"+string(rule.Name))
		}
	}
	limit := func(name string, differs, given bool, value any) {
		switch {
		case differs && given:
			parts = append(parts, fmt.Sprintf("%s=%v", name, value))
		case differs:
			parts = append(parts, name+" as at the start")
		}
	}
	limit("block-size", t.BlockSize != from.BlockSize, t.BlockSize > 0, t.BlockSize)
	limit("maturity", t.Maturity != from.Maturity, t.Maturity > 0, t.Maturity)
	limit("subsidy", t.Subsidy != from.Subsidy, t.Subsidy > 0, t.Subsidy)
	return strings.Join(parts, " ")
}
