package grammar

import (
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
)

// FromBlock stands for the word "block", after which a height comes.
const FromBlock = -1

// MaxHeight is more than any run has blocks.
const MaxHeight = 1_000_000_000

// HeightKind reads the height of a block.
func HeightKind() argument.Kind[uint32] {
	return argument.Whole[uint32]("the height of a block, such as 100", 0, MaxHeight)
}

// FromKind reads block, or a height.
func FromKind() argument.Kind[int] {
	const expected = "block and a height, such as from=block 100"
	return argument.Kind[int]{Expected: expected, Offers: argument.Words("block"), Parse: func(s string) (int, error) {
		if s == "block" {
			return FromBlock, nil
		}
		height, err := HeightKind().Parse(s)
		if err != nil {
			err = &lex.ValueError{Value: s, Expected: expected}
		}
		return int(height), err
	}}
}

// BlockSizeKind reads a limit of blocks.
func BlockSizeKind() argument.Kind[int] {
	expected := fmt.Sprintf("a number of bytes from %d on", chain.MinBlockSize)
	return argument.Whole(expected, chain.MinBlockSize, MaxHeight).Offering(argument.Words("400", "2000", "2000000"))
}

// PositiveAmountKind reads an amount above 0.
func PositiveAmountKind() argument.Kind[chain.Amount] {
	return AmountKind().Checked(func(v chain.Amount, s string) error {
		if v <= 0 {
			return &lex.ValueError{Value: s, Expected: AmountKind().Expected + ", above 0"}
		}
		return nil
	})
}

// RuleChange is +RULE or -RULE, or the height that belongs to from=block.
type RuleChange struct {
	Add    bool
	Rule   chain.RuleName // "": a height
	Height int
}

// OtherChanges offers the changes of rules that were not changed yet.
func OtherChanges(before []chain.RuleName) argument.Offers {
	return func() (words []string) {
		for _, name := range chain.RuleNames() {
			if !slices.Contains(before, chain.RuleName(name)) {
				words = append(words, "-"+name, "+"+name)
			}
		}
		return words
	}
}

// RuleChangeKind reads a change of a rule that was not changed yet, or a height, if one is due.
func RuleChangeKind(before []chain.RuleName, due bool) argument.Kind[RuleChange] {
	const expected = "+ or - and the name of a rule, such as -maturity"
	return argument.Kind[RuleChange]{Expected: expected, Offers: OtherChanges(before), Parse: func(s string) (RuleChange, error) {
		if due && lex.IsDigits(s) {
			height, err := HeightKind().Parse(s)
			return RuleChange{Height: int(height)}, err
		}
		refused := &lex.ValueError{Value: s, Expected: expected}
		name, add := strings.CutPrefix(s, "+")
		if !add {
			var remove bool
			if name, remove = strings.CutPrefix(s, "-"); !remove {
				if s == chain.FullRules {
					refused.Problem = "full comes first"
				} else if slices.Contains(chain.RuleNames(), s) {
					refused.Problem = fmt.Sprintf("did you mean \"-%s\" or \"+%s\"?", s, s)
				}
				return RuleChange{}, refused
			}
		}
		rule := chain.RuleName(name)
		switch {
		case !slices.Contains(chain.RuleNames(), name):
			refused.Problem = "the rules are " + strings.Join(chain.RuleNames(), ", ")
			if near := lex.Nearest(name, chain.RuleNames()); near != "" {
				refused.Problem = fmt.Sprintf("did you mean %q?", s[:1]+near)
			}
			return RuleChange{}, refused
		case slices.Contains(before, rule):
			refused.Expected = "each rule once"
			return RuleChange{}, refused
		}
		return RuleChange{Add: add, Rule: rule}, nil
	}}
}
