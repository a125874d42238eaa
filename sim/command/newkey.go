package command

import (
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// NewKey gives a node's wallet another key pair: "newkey n0".
type NewKey struct{ Node nodeset.Node }

func (NewKey) Row() grammar.Row {
	return grammar.Row{
		Name: "newkey", Args: "NODE",
		Summary: "give a node's wallet another key pair",
		Detail: "The wallet makes a new random private key, drawn from the world's seed; its public key is one more address of the node. " +
			"The earlier keys stay, and the node's balance is the sum over all of them.",
		Example: "newkey n0",
		Also:    []string{"key", "keypair", "address", "wallet"},
		Parse:   func(a *grammar.Arguments) Command { return NewKey{a.Node()} },
	}
}

func (c NewKey) String() string { return c.say(nil) }

func (c NewKey) say(by nodeset.By) string { return "newkey " + by.Node(c.Node) }
