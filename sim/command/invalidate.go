package command

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Invalidate has a node refuse a block: "invalidate n0 h12".
type Invalidate struct {
	Node  nodeset.Node
	Block BlockOf
}

// BlockOf names a block as a node sees it: by its height, the tip, or by digits of its hash.
type BlockOf struct {
	Tip    bool
	ID     string // the beginning or the end of its hash in small letters; "": not by that
	Height uint32
}

func (Invalidate) Row() grammar.Row {
	return grammar.Row{
		Name: "invalidate", Args: "NODE tip|hHEIGHT|ID",
		Summary: "have a node refuse a block",
		Detail: "The node treats the block as invalid, and all that is built on it, whatever its rules say, as invalidateblock of Bitcoin Core does: it takes the best branch without it. " +
			"The block is the node's tip, that of a height of its chain such as h12, or one whose hash begins or ends with at least four digits. reconsider takes it back.",
		Example: "invalidate n0 tip",
		Also:    []string{"invalidateblock", "refuse", "reject"},
		Parse: func(a *grammar.Arguments) Command {
			return Invalidate{a.Node(), grammar.Read(a, blockOfKind("tip"))}
		},
	}
}

func (c Invalidate) String() string { return c.say(nil) }

func (c Invalidate) say(by nodeset.By) string {
	return "invalidate " + by.Node(c.Node) + " " + c.Block.String()
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

// blockOfKind reads one of some words for a block, a height or digits.
func blockOfKind(words ...string) argument.Kind[BlockOf] {
	expected := strings.Join(words, ", ") + ", a height such as h12, or at least 4 hex digits of a block's hash"
	return argument.Kind[BlockOf]{Expected: expected, Offers: argument.Words(words...), Parse: func(s string) (BlockOf, error) {
		if s == "tip" && words[0] == s {
			return BlockOf{Tip: true}, nil
		}
		if digits, ok := strings.CutPrefix(s, "h"); ok {
			height, err := grammar.HeightKind().Parse(digits)
			if err != nil {
				return BlockOf{}, &lex.ValueError{Value: s, Expected: expected}
			}
			return BlockOf{Height: height}, nil
		}
		id, err := grammar.ParseID(s)
		if refused, ok := err.(*lex.ValueError); ok {
			refused.Expected = expected
		}
		return BlockOf{ID: id}, err
	}}
}
