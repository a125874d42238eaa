package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Reconsider takes back what Invalidate said: "reconsider n0 all".
type Reconsider struct {
	Node  nodeset.Node
	All   bool
	Block grammar.BlockOf
}

func (Reconsider) Row() grammar.Row {
	return grammar.Row{
		Name: "reconsider", Args: "NODE all|hHEIGHT|ID",
		Summary: "take back that a node refuses a block",
		Detail: "The node judges the block again that invalidate has had it refuse, and what is built on it, as reconsiderblock of Bitcoin Core does; if that has the most work, the node returns to it. " +
			"The block is named by its height, or by at least four digits of its hash; all is every block that the node was told to refuse.",
		Example: "reconsider n0 all",
		Also:    []string{"reconsiderblock", "revalidate"},
		Parse: func(a *grammar.Arguments) Command {
			c := Reconsider{Node: a.Node()}
			if c.All = a.Flag("all"); !c.All {
				c.Block = grammar.Read(a, grammar.BlockOfKind("all"))
			}
			return c
		},
	}
}

func (c Reconsider) String() string { return c.say(nil) }

func (c Reconsider) say(by nodeset.By) string {
	text := "reconsider " + by.Node(c.Node) + " "
	if c.All {
		return text + "all"
	}
	return text + c.Block.String()
}
