package grammar

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
)

// BlockOf names a block as a node sees it: by its height, the tip, or by digits of its hash.
type BlockOf struct {
	Tip    bool
	ID     string // the beginning or the end of its hash in small letters; "": not by that
	Height uint32
}

// String is the word for the block.
func (b BlockOf) String() string {
	switch {
	case b.Tip:
		return "tip"
	case b.ID != "":
		return b.ID
	}
	return fmt.Sprintf("h%d", b.Height)
}

// Matches reports whether b, which is not the tip, may stand for a block.
func (b BlockOf) Matches(e *chain.Entry) bool {
	if b.ID != "" {
		return e.Hash().HasDigits(b.ID)
	}
	return e.Height() == b.Height
}

// BlockOfKind reads one of some words for a block, a height or digits.
func BlockOfKind(words ...string) argument.Kind[BlockOf] {
	expected := strings.Join(words, ", ") + ", a height such as h12, or at least 4 hex digits of a block's hash"
	return argument.Kind[BlockOf]{Expected: expected, Offers: argument.Words(words...), Parse: func(s string) (BlockOf, error) {
		if s == "tip" && words[0] == s {
			return BlockOf{Tip: true}, nil
		}
		if digits, ok := strings.CutPrefix(s, "h"); ok {
			height, err := HeightKind().Parse(digits)
			if err != nil {
				return BlockOf{}, &lex.ValueError{Value: s, Expected: expected}
			}
			return BlockOf{Height: height}, nil
		}
		id, err := ParseID(s)
		if refused, ok := err.(*lex.ValueError); ok {
			refused.Expected = expected
		}
		return BlockOf{ID: id}, err
	}}
}
