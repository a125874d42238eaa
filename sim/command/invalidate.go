package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Invalidate has a node refuse a block: "invalidate n0 h12".
type Invalidate struct {
	Node  nodeset.Node
	Block grammar.BlockOf
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
			return Invalidate{a.Node(), grammar.Read(a, grammar.BlockOfKind("tip"))}
		},
	}
}

func (c Invalidate) String() string { return c.say(nil) }

func (c Invalidate) say(by nodeset.By) string {
	return "invalidate " + by.Node(c.Node) + " " + c.Block.String()
}
