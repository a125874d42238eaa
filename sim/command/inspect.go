package command

import (
	"example.com/sosocoin/sim/grammar"
)

// Inspect shows a block or a transaction in depth: "inspect 9d0a". ID is the beginning
// or the end of its hash in hex, of at least MinID digits; empty for "inspect off".
type Inspect struct{ ID string }

func (Inspect) Row() grammar.Row {
	return grammar.Row{
		Kind: grammar.View,
		Name: "inspect", Args: "ID|off",
		Summary: "show a block or a transaction in depth",
		Detail: "ID is a block's hash or a transaction's id, or at least four digits of its beginning or of its end, as lists show it. " +
			"The dashboard opens it and keeps it up to date: the header and its work, the Merkle tree, the transactions with where their coins come from, the rules, and what became of it at each node. off ends that.",
		Example: "inspect 4711",
		Also:    []string{"txid", "hash", "life"},
		Parse: func(a *grammar.Arguments) Command {
			if a.Flag("off") {
				return Inspect{}
			}
			return Inspect{grammar.Read(a, grammar.IDKind())}
		},
	}
}

func (c Inspect) String() string {
	if c.ID == "" {
		return "inspect off"
	}
	return "inspect " + c.ID
}
