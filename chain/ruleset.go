package chain

import (
	"fmt"
	"slices"
	"strings"
	"unique"
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
	RuleSignal         RuleName = "signal"
)

// RuleSet is the rules that a node enforces: its Terms, which may change with the height, as
// those of a soft or hard fork do. Sets can be compared with ==; the zero value enforces
// nothing. A set is one word of memory: equal ones share what they say.
type RuleSet struct{ said unique.Handle[said] } // zero: of the zero value

// said is what a set says. It is as short as can be, so that sets which ask for the same say
// the same.
type said struct {
	terms    Terms
	from     uint32  // the height from which on next holds instead; 0: nothing changes any more
	next     RuleSet // where from is not 0
	clocks   bool    // some of it looks at a clock
	timeless RuleSet // where it does: what is left without that
}

// says is what r says.
func (r RuleSet) says() said {
	if r == (RuleSet{}) {
		return said{}
	}
	return r.said.Value()
}

// settled returns the set that asks for the same at all heights.
func settled(t Terms) RuleSet { return t.until(0, RuleSet{}) }

// until returns the set that asks for t, and what next asks for from a height on; for t at
// all heights where that is 0.
func (t Terms) until(from uint32, next RuleSet) RuleSet {
	if from > 0 && next.says().terms == t {
		return next
	}
	s := said{terms: t, from: from, next: next}
	if s.clocks = t.rules&ofClocks != 0 || next.says().clocks; s.clocks {
		t.rules &^= ofClocks
		s.timeless = t.until(from, next.timeless())
	}
	if s == (said{}) {
		return RuleSet{}
	}
	return RuleSet{unique.Make(s)}
}

// AllRules returns the set of all rules that a chain has from its start: those that some nodes
// may add to it later are left out (Rule.Added).
func AllRules() RuleSet {
	var all Terms
	for i := range ruleTable {
		if !ruleTable[i].Added {
			all.rules |= 1 << i
		}
	}
	return settled(all)
}

// ParseRules returns the set of these rules; the error names the first unknown
// one and lists those that exist.
func ParseRules(names []string) (RuleSet, error) {
	var terms Terms
	for _, name := range names {
		bit := ruleBit(RuleName(name))
		if bit == 0 {
			return RuleSet{}, fmt.Errorf("rule %.40q: expected one of %s", name, strings.Join(RuleNames(), ", "))
		}
		terms.rules |= bit
	}
	return settled(terms), nil
}

// RuleNames returns the names of all rules in the order of checking.
func RuleNames() []string { return Terms{rules: 1<<len(ruleTable) - 1}.Names() }

// At returns what r asks of a block of a height.
func (r RuleSet) At(height uint32) Terms {
	says := r.says()
	for says.from > 0 && height >= says.from {
		says = says.next.says()
	}
	return says.terms
}

// differ reports whether r asks for something else at one height than at another.
func (r RuleSet) differ(a, b uint32) bool { return r.says().from > 0 && r.At(a) != r.At(b) }

// Has reports whether r enforces the rule at all heights.
func (r RuleSet) Has(name RuleName) bool {
	return !slices.ContainsFunc(r.steps(), func(s step) bool { return !s.Terms.Has(name) })
}

// With returns r and these rules, at all heights.
func (r RuleSet) With(names ...RuleName) RuleSet {
	return r.From(0, func(t Terms) Terms { return t.With(names...) })
}

// Without returns r less these rules, at all heights.
func (r RuleSet) Without(names ...RuleName) RuleSet {
	return r.From(0, func(t Terms) Terms { return t.Without(names...) })
}

// Names returns the names of the rules that r enforces at any height, in the order of checking.
func (r RuleSet) Names() []string {
	var any Terms
	for _, s := range r.steps() {
		any.rules |= s.rules
	}
	return any.Names()
}

// Turns returns the first height after one at which r asks for the rule, if it does not at
// that one, or does not, if it does.
func (r RuleSet) Turns(name RuleName, after uint32) (height uint32, ok bool) {
	now := r.At(after).Has(name)
	for _, s := range r.steps() {
		if s.From > after && s.Terms.Has(name) != now {
			return s.From, true
		}
	}
	return 0, false
}

// From returns r with other terms from a height on.
func (r RuleSet) From(height uint32, edit func(Terms) Terms) RuleSet {
	steps := r.steps()
	at, there := slices.BinarySearchFunc(steps, height, func(s step, height uint32) int { return int(int64(s.From) - int64(height)) })
	if !there {
		steps = slices.Insert(steps, at, step{height, steps[at-1].Terms})
	}
	for i := at; i < len(steps); i++ {
		steps[i].Terms = edit(steps[i].Terms)
	}
	return ruleSetOf(steps)
}

// step is what a set asks for from a height on.
type step struct {
	From uint32
	Terms
}

// steps are all of them, in order. The first is from height 0 on.
func (r RuleSet) steps() []step {
	says := r.says()
	steps := []step{{0, says.terms}}
	for says.from > 0 {
		from := says.from
		says = says.next.says()
		steps = append(steps, step{from, says.terms})
	}
	return steps
}

// ruleSetOf is the set of these steps.
func ruleSetOf(steps []step) RuleSet {
	last := len(steps) - 1
	set := settled(steps[last].Terms)
	for i := last - 1; i >= 0; i-- {
		set = steps[i].until(steps[i+1].From, set)
	}
	return set
}

// implies reports whether each block up to a height that is valid by r, with all its
// ancestors, is valid by other.
func (r RuleSet) implies(other RuleSet, height uint32) bool {
	if a, b := r.says(), other.says(); a.from == 0 && b.from == 0 {
		return a.terms.imply(b.terms)
	}
	for _, s := range slices.Concat(r.steps(), other.steps()) {
		if s.From <= height && !r.At(s.From).imply(other.At(s.From)) {
			return false
		}
	}
	return true
}

// String says how r differs from AllRules: "full", "-maturity, +signal from block 100".
func (r RuleSet) String() string {
	var parts []string
	before := AllRules().At(0)
	for _, s := range r.steps() {
		if text := s.Terms.differences(before); text != "" {
			if s.From > 0 {
				text += fmt.Sprintf(" from block %d", s.From)
			}
			parts = append(parts, text)
		}
		before = s.Terms
	}
	if len(parts) == 0 {
		return FullRules
	}
	return strings.Join(parts, ", ")
}

// FullRules is AllRules in a word.
const FullRules = "full"

// ofClocks are the rules that look at a clock.
var ofClocks = ruleBit(RuleTimeFuture)

// timeless returns r less the rules that look at a clock: what a verdict depends on.
func (r RuleSet) timeless() RuleSet {
	if says := r.says(); says.clocks {
		return says.timeless
	}
	return r
}

// ruleBit returns the bit of a rule; 0 for a name that is none.
func ruleBit(name RuleName) uint64 {
	for i := range ruleTable {
		if ruleTable[i].Name == name {
			return 1 << i
		}
	}
	return 0
}
