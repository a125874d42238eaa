package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Focus shows a node in depth: "focus n3".
type Focus struct{ Node nodeset.Node }

func (Focus) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "focus", Args: "NODE",
		Summary:  "show a node in depth",
		Detail:   "The node's panel shows its chain, unspent outputs, mempool, peers, wallet and messages.",
		Example:  "focus n3",
		Also:     []string{"select"},
		Scripted: true,
		Parse:    func(a *grammar.Arguments) Command { return Focus{a.Node()} },
	}
}

func (c Focus) String() string { return c.say(nil) }

func (c Focus) say(by nodeset.By) string { return "focus " + by.Node(c.Node) }
